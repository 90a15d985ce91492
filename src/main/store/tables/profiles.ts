/** Profiles in the store. */
import { z } from 'zod';
import { fail } from '../../../contract';
import type { Database, DbRow, SqlValue } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import { compareNames, toNameKey } from '../../../contract/text-folding';
import type { NewProfile, ProfileChanges, StoredProfile } from '../store-types';
import { profileTableColumns } from './columns';

const selectProfiles = `
  SELECT p.*, ${coveredColumns('profiles', 'p')},
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.kind = 'account'), 0) AS accounts,
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.kind = 'oauth'), 0) AS oauth,
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.valid = 0), 0) AS invalid,
    (SELECT MIN(l.read_at) FROM lists l WHERE l.profile_id = p.id) AS read_at
  FROM profiles p`;

const decodeProfile = rowDecoder({
  ...profileTableColumns,
  accounts: z.number(),
  oauth: z.number(),
  invalid: z.number(),
  read_at: z.number().nullable(),
});

const decodeLabel = rowDecoder({ label: profileTableColumns.label });

/** By group and label. Profiles without a group come last. */
export function listProfiles(database: Database): StoredProfile[] {
  return goodRows(database, database.all(selectProfiles), { p: 'profiles' })
    .map(toProfile)
    .sort(
      (a, b) =>
        Number(a.group === '') - Number(b.group === '') ||
        compareNames(a.group, b.group) ||
        compareNames(a.label, b.label),
    );
}

export function getProfile(database: Database, profileId: string): StoredProfile | null {
  const row = database.get(`${selectProfiles} WHERE p.id = ?`, profileId);
  const good = goodRowOrNull(database, row, { p: 'profiles' });
  return good && toProfile(good);
}

export const hasProfile = (database: Database, profileId: string): boolean =>
  database.get('SELECT 1 FROM profiles WHERE id = ?', profileId) !== null;

export function addProfile(database: Database, profile: NewProfile): void {
  database.transaction(() => {
    refuseDuplicateOrigin(database, profile.origin);
    refuseDuplicateLabel(database, profile.label, profile.id);
    database.run(
      `INSERT INTO profiles (id, label, label_key, origin, instance, group_name, colour, guard, keep, user, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...toNewColumns(profile),
    );
  });
}

/** Writes only the columns of `changes`, because another program may be changing the others. */
export function updateProfile(
  database: Database,
  profileId: string,
  changes: ProfileChanges,
): void {
  const columns = toChangedColumns(changes);
  database.transaction(() => {
    if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    if (changes.label !== undefined) refuseDuplicateLabel(database, changes.label, profileId);
    if (columns.length === 0) return;
    database.run(
      `UPDATE profiles SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`,
      ...columns.map(([, value]) => value),
      profileId,
    );
  });
}

function toChangedColumns({
  label,
  user,
  lastCheck,
  lastSync,
  ...changes
}: ProfileChanges): (readonly [name: string, value: SqlValue])[] {
  const columns: Readonly<Record<string, SqlValue | undefined>> = {
    label,
    label_key: label === undefined ? undefined : toNameKey(label),
    group_name: changes.group,
    colour: changes.colour,
    guard: changes.guard,
    keep: changes.keep,
    user: user === undefined ? undefined : toJsonOrNull(user),
    last_check: lastCheck === undefined ? undefined : toJsonOrNull(lastCheck),
    last_sync: lastSync === undefined ? undefined : toJsonOrNull(lastSync),
  };
  return Object.entries(columns).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

/** SQL: the rows of all profiles, to be checked. */
export const selectStoredProfiles = `SELECT ${coveredColumns('profiles', 'p')} FROM profiles p`;

/** Writes all of a row anew; when it was last checked and synced is not known any more. */
export function rewriteProfile(database: Database, target: number, profile: NewProfile): void {
  database.run(
    `UPDATE profiles SET id = ?, label = ?, label_key = ?, origin = ?, instance = ?, group_name = ?, colour = ?,
       guard = ?, keep = ?, user = ?, created_at = ?, last_check = NULL, last_sync = NULL WHERE rowid = ?`,
    ...toNewColumns(profile),
    target,
  );
}

const toNewColumns = (profile: NewProfile): SqlValue[] => [
  profile.id,
  profile.label,
  toNameKey(profile.label),
  profile.origin,
  profile.instance,
  profile.group,
  profile.colour,
  profile.guard,
  profile.keep,
  toJsonOrNull(profile.user),
  profile.createdAt,
];

export const countProfileRows = (database: Database): number =>
  queryNumber(database, 'SELECT COUNT(*) AS n FROM profiles');

export function removeProfile(database: Database, profileId: string): void {
  database.transaction(() => {
    database.run(
      'DELETE FROM accounts_text WHERE rowid IN (SELECT row FROM accounts WHERE profile_id = ?)',
      profileId,
    );
    const removed = database.run('DELETE FROM profiles WHERE id = ?', profileId);
    if (removed === 0) fail('notFound', 'There is no such profile.');
  });
}

function refuseDuplicateOrigin(database: Database, origin: string): void {
  const other = database.get('SELECT label FROM profiles WHERE origin = ?', origin);
  if (other) fail('duplicate', `This instance is there already, as ${decodeLabel(other).label}.`);
}

function refuseDuplicateLabel(database: Database, label: string, id: string): void {
  const other = database.get(
    'SELECT label FROM profiles WHERE label_key = ? AND id <> ?',
    toNameKey(label),
    id,
  );
  if (other) fail('duplicate', `Another instance is called ${decodeLabel(other).label}.`);
}

const toJsonOrNull = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);
function toProfile(row: DbRow): StoredProfile {
  const profile = decodeProfile(row);
  const { id, label, origin, instance, colour, guard, keep, user } = profile;
  const { accounts, oauth, invalid } = profile;
  return {
    id,
    label,
    origin,
    instance,
    colour,
    guard,
    keep,
    user,
    group: profile.group_name,
    lastCheck: profile.last_check,
    lastSync: profile.last_sync,
    readAt: profile.read_at,
    counts: { accounts, oauth, invalid },
    createdAt: profile.created_at,
  };
}
