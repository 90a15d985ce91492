/** Who owns an account. Plain accounts tell it in their access list alone; OAuth accounts in their listing too. */
import type { Detail } from '../../state/detail';

/** Names, else type and id; null when nothing tells. */
export function ownersOf({ account, access }: Detail): string | null {
  const named = access
    ?.filter(({ accessLevel }) => accessLevel === 'OWNER')
    .map(({ name, type, id }) => name ?? `${type.toLowerCase()} ${id}`);
  if (named !== undefined && named.length > 0) return named.join(', ');
  const listed = account.owners?.map(({ type, id }) => `${type.toLowerCase()} ${id}`);
  return listed === undefined || listed.length === 0 ? null : listed.join(', ');
}
