/** The results of a sync in the order in which a person needs them: what failed first, by reason. */
import type { ProblemCode } from './errors';
import type { SyncResult } from './inventory';

export interface SyncGroup {
  readonly outcome: SyncResult['outcome'];
  /** Why, where the whole instance has one reason. */
  readonly code: ProblemCode | null;
  readonly results: readonly SyncResult[];
}

const outcomes = ['failed', 'cancelled', 'partial', 'done'] as const;

/** The reason of most instances comes first. Within a group the order of the results stays. */
export function groupSyncResults(results: readonly SyncResult[]): SyncGroup[] {
  return outcomes.flatMap((outcome) => {
    const byCode = new Map<ProblemCode | null, SyncResult[]>();
    for (const result of results.filter((each) => each.outcome === outcome)) {
      const code = result.problem?.code ?? null;
      byCode.set(code, [...(byCode.get(code) ?? []), result]);
    }
    return [...byCode]
      .map(([code, same]) => ({ outcome, code, results: same }))
      .sort((a, b) => b.results.length - a.results.length);
  });
}

/** The instances that a retry reads. */
export const failedInstances = (results: readonly SyncResult[]): string[] =>
  results.filter(({ outcome }) => outcome === 'failed').map(({ profileId }) => profileId);

/** Results of a retry take the place of those before it. */
export const replaceResults = (
  before: readonly SyncResult[],
  newer: readonly SyncResult[],
): SyncResult[] =>
  before.map((result) => newer.find(({ profileId }) => profileId === result.profileId) ?? result);
