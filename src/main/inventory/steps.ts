/** How far a sync is with an instance, as it is told. */
import type { Progress } from '../../contract';
import type { PaceState } from '../domo';

export const step = (
  profileId: string,
  phase: Progress['phase'],
  done: number,
  total: number | null,
  waitingUntil: number | null = null,
): Progress => ({ profileId, phase, done, total, waitingUntil });

/** `pace` null: nothing was asked yet. */
export function detailStep(
  pace: PaceState | null,
  profileId: string,
  done: number,
  total: number,
): Progress {
  const waitingUntil = pace?.waitingUntil ?? null;
  const phase = waitingUntil === null ? 'details' : 'waiting';
  return step(profileId, phase, done, total, waitingUntil);
}
