/** Sentences about an account to read before its access is changed. Each request that fails becomes a sentence too. */
import type { AccessEntry, AccountKey, Principal } from '../../../contract';
import { listAccountUsage } from '../../accounts';
import { attempt } from '../../accounts/send-write-once';
import type { BulkDeps } from '../bulk-flow';

export async function createUsageNote(
  deps: BulkDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<string> {
  const { value, problem } = await attempt(() => listAccountUsage(deps, key, signal));
  if (value === null) return `Which datasets use it could not be read: ${problem?.message ?? ''}`;
  const count = value.datasets.length + value.unnamed;
  if (count === 0) return 'Domo lists no dataset that uses it.';
  const counted = count === 1 ? 'One dataset uses it' : `${count} datasets use it`;
  return `${counted}${nameSome(value.datasets, count)}.`;
}

const MOST_NAMED = 3;

/** A number does not tell a person which data is about to have another owner. */
function nameSome(datasets: readonly { readonly name: string }[], count: number): string {
  const named = datasets
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .slice(0, MOST_NAMED);
  if (named.length === 0) return '';
  const more = count - named.length;
  return `: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export interface GroupNotes {
  readonly notes: readonly string[];
  /** Those of groups that could not be read: nobody knows whether the person is in them. */
  readonly unread: readonly string[];
}

/** Groups of the access list that the person is in. What they may do through a group stays. */
export async function readGroupNotes(
  { workspace }: BulkDeps,
  { profileId }: AccountKey,
  entries: readonly AccessEntry[],
  person: Principal,
  signal: AbortSignal,
): Promise<GroupNotes> {
  const client = await workspace.client(profileId);
  const notes: string[] = [];
  const unread: string[] = [];
  for (const { type, id, name, accessLevel } of entries) {
    if (type !== 'GROUP') continue;
    // Domo names some groups with nothing.
    const group = name === null || name.trim() === '' ? id : name;
    const { value } = await attempt(() => client.getGroup(id, { signal }));
    if (value === null) {
      const note = `Whether they are in the group ${group} could not be read.`;
      notes.push(note);
      unread.push(note);
    } else if (value.active && value.userIds.includes(person.id))
      notes.push(`Through the group ${group} they keep ${accessLevel}.`);
  }
  return { notes, unread };
}
