/** Ends of changes that nobody was there to see: each is told until it is dismissed. */
import { create } from 'zustand';
import type { Problem } from '../../contract';

export interface End {
  /** What was asked for: `Rename “Mart” in Production`. */
  words: string;
  /** Why it was not done, or that nobody knows; null when it was. */
  problem: Problem | null;
  /** What else is known of one that was done. */
  remark: string | null;
}

export interface ToldEnd extends End {
  id: number;
}

export const useEnds = create<{ ends: readonly ToldEnd[] }>(() => ({ ends: [] }));

let last = 0;

export function tellEnd(end: End): void {
  last += 1;
  const told = { ...end, id: last };
  useEnds.setState(({ ends }) => ({ ends: [...ends, told] }));
}

export const dismissEnd = (id: number): void => {
  useEnds.setState(({ ends }) => ({ ends: ends.filter((each) => each.id !== id) }));
};
