import { useState } from 'react';
import { go, settle, top, type Places } from './active';

interface Options {
  total: number;
  /** Another one is answered from its top. */
  question: number | undefined;
  places: Places;
}

/** The row that keys act on, followed when the rows around it change. */
export function useActive({ total, question, places }: Options) {
  const [kept, setKept] = useState({ question, active: top });
  const active = settle(kept.question === question ? kept.active : top, total, places);
  if (active !== kept.active || question !== kept.question) setKept({ question, active });
  return {
    current: Math.min(active.row, total - 1),
    setActive: (row: number): void => {
      setKept({ question, active: go(row, places) });
    },
  };
}
