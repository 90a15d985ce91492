/** Outcomes of changes whose dialog was closed before. Each is shown until it is dismissed. */
import { create } from 'zustand';
import type { Problem } from '../../contract';
import { sayNothing } from './spoken-outcome';

export interface ChangeOutcome {
  /** The change: `Rename “Mart” in Production`. */
  label: string;
  /** Why it was refused, or that the outcome is unknown; null when it was done. */
  problem: Problem | null;
  /** An addition to the outcome of a change that was done. */
  remark: string | null;
}

export interface OutcomeNotice extends ChangeOutcome {
  id: number;
}

export const useOutcomeNotices = create<{ ends: readonly OutcomeNotice[] }>(() => ({ ends: [] }));

let lastId = 0;

export function addOutcomeNotice(outcome: ChangeOutcome): void {
  lastId += 1;
  sayNothing();
  const notice = { ...outcome, id: lastId };
  useOutcomeNotices.setState(({ ends }) => ({ ends: [...ends, notice] }));
}

export const dismissOutcomeNotice = (id: number): void => {
  useOutcomeNotices.setState(({ ends }) => ({ ends: ends.filter((each) => each.id !== id) }));
};
