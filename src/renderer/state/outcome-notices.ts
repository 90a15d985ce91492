/** Ends of changes that nobody was there to see: each is told until it is dismissed. */
import { create } from 'zustand';
import type { Problem } from '../../contract';

export interface ChangeOutcome {
  /** What was asked for: `Rename “Mart” in Production`. */
  label: string;
  /** Why it was not done, or that nobody knows; null when it was. */
  problem: Problem | null;
  /** What else is known of one that was done. */
  remark: string | null;
}

export interface OutcomeNotice extends ChangeOutcome {
  id: number;
}

export const useOutcomeNotices = create<{ ends: readonly OutcomeNotice[] }>(() => ({ ends: [] }));

let lastId = 0;

export function addOutcomeNotice(end: ChangeOutcome): void {
  lastId += 1;
  const told = { ...end, id: lastId };
  useOutcomeNotices.setState(({ ends }) => ({ ends: [...ends, told] }));
}

export const dismissOutcomeNotice = (id: number): void => {
  useOutcomeNotices.setState(({ ends }) => ({ ends: ends.filter((each) => each.id !== id) }));
};
