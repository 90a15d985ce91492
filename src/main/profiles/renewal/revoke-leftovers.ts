/** Revokes the tokens that interrupted renewals left, whose values nobody has. */
import { attempt } from '../../accounts/send-write-once';
import type { RenewalDeps, RenewalState } from './renewal-state';

export interface Leftovers {
  readonly notes: string[];
  /** Those that may still be there. */
  readonly names: string[];
  readonly hasRevoked: boolean;
}

export async function revokeLeftovers(
  { client }: RenewalDeps,
  { leftovers, unlisted }: RenewalState,
  signal: AbortSignal,
): Promise<Leftovers> {
  const left = { notes: [] as string[], names: [...unlisted], hasRevoked: false };
  for (const { id, name } of leftovers) {
    const { problem } = await attempt(() => client.revokeToken(id, { signal }));
    if (problem === null) left.hasRevoked = true;
    else left.names.push(name);
    const became = problem === null ? 'was revoked.' : `was not revoked: ${problem.message}`;
    left.notes.push(`${name}, left by an interrupted renewal, ${became}`);
  }
  return left;
}
