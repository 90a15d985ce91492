/** Why the old token is not revoked, as a sentence. */
import type { RenewalState } from './renewal-state';

export function unknownOldNote({ isListed, candidates }: RenewalState): string {
  const stays = 'The old token is not revoked';
  if (!isListed) return `${stays}: Domo does not let its user list tokens. Revoke it in Domo.`;
  if (candidates.length === 0) return `${stays}: Domo does not list it.`;
  const names = candidates.map(({ id, name }) => `${id} (${name})`).join(', ');
  return `${stays}: Domo does not say which of these it is: ${names}.`;
}
