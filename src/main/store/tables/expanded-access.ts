/** Access lists with the members of their groups, as far as these were read. */
import type { Database } from '../db/database';
import type { DirectoryEntry } from '../review-types';
import type { ExportRecord } from '../store-types';
import { getDirectory } from './directory';

type Group = Extract<DirectoryEntry, { type: 'GROUP' }>;
type User = Extract<DirectoryEntry, { type: 'USER' }>;

interface Directory {
  readonly groups: ReadonlyMap<string, Group>;
  readonly users: ReadonlyMap<string, User>;
}

const toDirectory = (entries: readonly DirectoryEntry[]): Directory => ({
  groups: new Map(entries.flatMap((entry) => (entry.type === 'GROUP' ? [[entry.id, entry]] : []))),
  users: new Map(entries.flatMap((entry) => (entry.type === 'USER' ? [[entry.id, entry]] : []))),
});

/**
 * `members`: `read`, `notRead`, `everyone` for a group that all users are in, null for a user. A group of everyone is not
 * expanded: its members are all users of the instance.
 */
const membersOf = (group: Group | undefined): 'read' | 'notRead' | 'everyone' => {
  if (!group?.data) return 'notRead';
  return group.data.everyone ? 'everyone' : 'read';
};

const direct = { throughGroupId: null, throughGroupName: null, members: null, membersReadAt: null };

function expandRecord(record: ExportRecord, { groups, users }: Directory): ExportRecord[] {
  if (record['principalType'] !== 'GROUP') return [{ ...record, ...direct }];
  const group = groups.get(String(record['principalId']));
  const members = membersOf(group);
  const membersReadAt = group?.data ? group.readAt : null;
  const own: ExportRecord = { ...record, ...direct, members, membersReadAt };
  if (members !== 'read') return [own];
  const each = (group?.data?.members ?? []).map((id) => ({
    ...record,
    principalType: 'USER',
    principalId: id,
    principalName: users.get(id)?.data?.name ?? null,
    throughGroupId: record['principalId'] ?? null,
    throughGroupName: record['principalName'] ?? null,
    members: null,
    membersReadAt,
  }));
  return [own, ...each];
}

/** Reads what is known of an instance once: rows come by instance. */
export function groupExpander(
  database: Database,
): (profileId: string, records: readonly ExportRecord[]) => readonly ExportRecord[] {
  let known: { readonly profileId: string; readonly directory: Directory } | null = null;
  return (profileId, records) => {
    if (known?.profileId !== profileId)
      known = { profileId, directory: toDirectory(getDirectory(database, profileId)) };
    const { directory } = known;
    return records.flatMap((record) => expandRecord(record, directory));
  };
}
