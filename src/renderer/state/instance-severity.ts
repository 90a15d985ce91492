/** How bad the state of an instance is: for the order "problems first" and for the header of a folded group. Pure. */
import type { Problem, Profile } from '../../contract';
import { endedUntried, expiryLevel } from '../../contract/token-text';

export const SEVERITIES = { bad: 0, amber: 1, quiet: 2, good: 3 } as const;
/** The smaller, the worse. */
export type Severity = (typeof SEVERITIES)[keyof typeof SEVERITIES];

/** Failures that say nothing about the token or the instance: it may work again by itself. */
const unreachable = new Set<Problem['code']>(['offline', 'timeout', 'unavailable']);
export const isUnreachable = ({ code }: Problem): boolean => unreachable.has(code);

/** In days. Before, the row says it, and the instance works. */
const URGENT_LEVEL = 7;

/** A failed sync is amber: the data is older than wanted, and what was read stays. So is a token that soon expires. */
export function instanceSeverity(
  { token, lastCheck, lastSync, tokenExpiry }: Profile,
  now = Date.now(),
): Severity {
  const checked = lastCheck?.problem ?? null;
  if (token === 'none' || (checked !== null && !isUnreachable(checked))) return SEVERITIES.bad;
  if (checked !== null || (lastSync?.problem ?? null) !== null) return SEVERITIES.amber;
  if (tokenExpiry !== undefined) {
    const level = expiryLevel(tokenExpiry.at, now);
    if (level !== null && level <= URGENT_LEVEL) return SEVERITIES.amber;
    if (endedUntried(tokenExpiry.at, lastCheck?.at ?? null, now)) return SEVERITIES.amber;
  }
  return lastCheck === null ? SEVERITIES.quiet : SEVERITIES.good;
}

export const worstSeverity = (profiles: readonly Profile[]): Severity =>
  profiles
    .map((profile) => instanceSeverity(profile))
    .reduce((worst, each) => (each < worst ? each : worst), SEVERITIES.good);
