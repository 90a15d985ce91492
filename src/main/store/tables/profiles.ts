/** Profiles in the store. */
import { fail, profileSchema, type Colour, type Guard, type Profile } from '../../../contract';
import { sqlNumber, sqlText, type Database, type DbRow, type SqlValue } from '../db/database';
import { toNameKey } from '../text-folding';
import type { NewProfile, ProfileChanges, StoredProfile } from '../store-types';

const selectProfiles = `
  SELECT p.*,
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.kind = 'account'), 0) AS accounts,
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.kind = 'oauth'), 0) AS oauth,
    COALESCE((SELECT SUM(n) FROM counts c WHERE c.profile_id = p.id AND c.valid = 0), 0) AS invalid
  FROM profiles p`;

export function listProfiles(database: Database): StoredProfile[] {
  return database
    .all(`${selectProfiles} ORDER BY p.group_name = '', p.group_name, p.label_key`)
    .map(toProfile);
}

export function getProfile(database: Database, profileId: string): StoredProfile | null {
  const row = database.get(`${selectProfiles} WHERE p.id = ?`, profileId);
  return row && toProfile(row);
}

export function addProfile(database: Database, profile: NewProfile): void {
  database.transaction(() => {
    refuseDuplicateOrigin(database, profile.origin);
    refuseDuplicateLabel(database, profile.label, profile.id);
    database.run(
      `INSERT INTO profiles (id, label, label_key, origin, instance, group_name, colour, guard, keep, user, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    );
  });
}

/** Writes what is given alone: another program may be changing the rest. */
export function updateProfile(
  database: Database,
  profileId: string,
  changes: ProfileChanges,
): void {
  const columns = toChangedColumns(changes);
  database.transaction(() => {
    if (!getProfile(database, profileId)) fail('notFound', 'There is no such profile.');
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
  if (other) fail('duplicate', `This instance is there already, as ${sqlText(other['label'])}.`);
}

function refuseDuplicateLabel(database: Database, label: string, id: string): void {
  const other = database.get(
    'SELECT label FROM profiles WHERE label_key = ? AND id <> ?',
    toNameKey(label),
    id,
  );
  if (other) fail('duplicate', `Another instance is called ${sqlText(other['label'])}.`);
}

const toJsonOrNull = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);
const parseJsonColumn = (value: SqlValue | undefined): unknown =>
  typeof value === 'string' ? JSON.parse(value) : null;

function toProfile(row: DbRow): StoredProfile {
  const { user, lastCheck, lastSync } = profileSchema
    .pick({ user: true, lastCheck: true, lastSync: true })
    .parse({
      user: parseJsonColumn(row['user']),
      lastCheck: parseJsonColumn(row['last_check']),
      lastSync: parseJsonColumn(row['last_sync']),
    }) satisfies Pick<Profile, 'user' | 'lastCheck' | 'lastSync'>;
  return {
    id: sqlText(row['id']),
    label: sqlText(row['label']),
    origin: sqlText(row['origin']),
    instance: sqlText(row['instance']),
    group: sqlText(row['group_name']),
    colour: sqlText(row['colour']) as Colour,
    guard: sqlText(row['guard']) as Guard,
    keep: row['keep'] === 'session' ? 'session' : 'keychain',
    user,
    lastCheck,
    lastSync,
    counts: {
      accounts: sqlNumber(row['accounts']),
      oauth: sqlNumber(row['oauth']),
      invalid: sqlNumber(row['invalid']),
    },
    createdAt: sqlNumber(row['created_at']),
  };
}
