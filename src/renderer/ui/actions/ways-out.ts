/** Which ways out a failed sync of an instance has beside trying again, and how many failed for what. Pure. */
import type { ProblemCode, Profile } from '../../../contract';
import { formatCount, formatCountOf } from '../format/format';
import { problemWord } from '../notices/problem-word';
import { t } from '../../../contract/texts';

export type WayOut = 'token' | 'settings' | 'domo';

const ways: Partial<Record<ProblemCode, readonly WayOut[]>> = {
  unauthorized: ['token', 'domo'],
  noToken: ['token'],
  forbidden: ['token', 'domo'],
  instanceNotFound: ['domo'],
  unavailable: ['domo'],
  timeout: ['domo'],
  blockedByNetworkRule: ['settings', 'domo'],
  // A refused certificate and a proxy that is not reached are told so too.
  offline: ['settings', 'domo'],
  badResponse: ['settings', 'domo'],
  certificatesUnusable: ['settings'],
  proxyNeedsLogin: ['settings'],
  proxyLoginRefused: ['settings'],
};

export const waysOutOf = (code: ProblemCode): readonly WayOut[] => ways[code] ?? [];

export interface FailedInstance {
  readonly profileId: string;
  readonly label: string;
  readonly code: ProblemCode;
  readonly message: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Instances whose last sync failed. One that was cancelled did not fail. */
export const listFailedInstances = (
  profiles: readonly Pick<Profile, 'id' | 'label' | 'lastSync'>[],
): FailedInstance[] =>
  profiles.flatMap(({ id, label, lastSync }) => {
    const problem = lastSync?.problem ?? null;
    if (lastSync === null || problem === null || problem.code === 'cancelled') return [];
    const { code, message } = problem;
    return [{ profileId: id, label, code, message, at: lastSync.at }];
  });

/** `3 of 40 instances failed: 2 token refused, 1 offline`. Most first. */
export function failuresText(failed: readonly FailedInstance[], total: number): string {
  const byWord = new Map<string, number>();
  for (const { code } of failed) {
    const word = problemWord(code);
    byWord.set(word, (byWord.get(word) ?? 0) + 1);
  }
  const reasons = [...byWord]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${formatCount(count)} ${word}`);
  return t('{failed} of {instances} failed: {reasons}', {
    failed: formatCount(failed.length),
    instances: formatCountOf(total, 'instance'),
    reasons: reasons.join(', '),
  });
}
