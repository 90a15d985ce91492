/** How it went in one instance. Pure. */
import {
  problem as makeProblem,
  type CloneResult,
  type Problem,
  type ResponseFor,
  type Result,
} from '../../contract';

export type Place = Pick<CloneResult, 'profileId' | 'label'>;

export const refused = (place: Place, problem: Problem): CloneResult => ({
  ...place,
  ...{ outcome: 'refused', id: null, problem },
});

/** Of a create that ended, in whatever way. What may have been made is unknown, cancelled or not. */
export function resultOf(place: Place, result: Result<ResponseFor<'account.create'>>): CloneResult {
  if (result.ok) {
    const { id, problem } = result.value;
    return { ...place, outcome: 'done', id, problem };
  }
  const { problem } = result;
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected') {
    return { ...place, outcome: 'unknown', id: null, problem };
  }
  if (problem.code === 'cancelled') return cancelled(place);
  return refused(place, problem);
}

export const cancelled = (place: Place): CloneResult => ({
  ...place,
  outcome: 'cancelled',
  id: null,
  problem: makeProblem('cancelled', `Nothing was sent to ${place.label}: it was cancelled.`),
});
