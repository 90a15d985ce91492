/** Members of groups and addresses of users, as far as access lists and groups name them. */
import { z } from 'zod';
import { fail } from '../../../contract';
import type { Database } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow, goodRows } from '../macs/good-rows';
import type { DirectoryEntry, PrincipalToRead } from '../review-types';
import { accessListTableColumns } from './columns';
import { hasProfile } from './profiles';

const groupData = z.strictObject({ members: z.array(z.string()), everyone: z.boolean() });
const userData = z.strictObject({
  name: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean().nullable(),
});

const shared = { d_id: z.string(), d_read_at: z.number() };
const decodeGroup = rowDecoder({ ...shared, d_data: jsonColumn(groupData).nullable() });
const decodeUser = rowDecoder({ ...shared, d_data: jsonColumn(userData).nullable() });

export const getDirectory = (database: Database, profileId: string): DirectoryEntry[] =>
  goodRows(
    database,
    database.all(
      `SELECT ${coveredColumns('directory', 'd')} FROM directory d WHERE d.profile_id = ?`,
      profileId,
    ),
    { d: 'directory' },
  ).map((row): DirectoryEntry => {
    if (row['d_type'] === 'GROUP') {
      const { d_id: id, d_read_at: readAt, d_data: data } = decodeGroup(row);
      return { type: 'GROUP', id, readAt, data };
    }
    const { d_id: id, d_read_at: readAt, d_data: data } = decodeUser(row);
    return { type: 'USER', id, readAt, data };
  });

export function saveDirectory(
  database: Database,
  profileId: string,
  entries: readonly DirectoryEntry[],
): void {
  database.transaction(() => {
    if (!hasProfile(database, profileId)) fail('notFound', 'There is no such profile.');
    for (const { type, id, data, readAt } of entries) {
      database.run(
        'INSERT OR REPLACE INTO directory (profile_id, type, id, data, read_at) VALUES (?, ?, ?, ?, ?)',
        profileId,
        type,
        id,
        data && JSON.stringify(data),
        readAt,
      );
    }
  });
}

const decodeAccess = rowDecoder({ x_data: accessListTableColumns.data });

/** An id goes into a URL. */
const IS_ID = /^\d{1,20}$/;

export function listPrincipalsToRead(
  database: Database,
  profileId: string,
  type: PrincipalToRead['type'],
  limit: number,
): PrincipalToRead[] {
  const known = new Map<string, number | null>();
  const directory = getDirectory(database, profileId);
  for (const id of listedPrincipals(database, profileId, type)) known.set(id, null);
  if (type === 'USER') {
    for (const entry of directory)
      if (entry.type === 'GROUP') for (const id of entry.data?.members ?? []) known.set(id, null);
  }
  for (const entry of directory)
    if (entry.type === type && known.has(entry.id)) known.set(entry.id, entry.readAt);
  return [...known]
    .filter(([id]) => IS_ID.test(id))
    .map(([id, readAt]) => ({ type, id, readAt }))
    .sort((one, other) => (one.readAt ?? 0) - (other.readAt ?? 0))
    .slice(0, limit);
}

/** Of all access lists of an instance. */
function* listedPrincipals(
  database: Database,
  profileId: string,
  type: PrincipalToRead['type'],
): Generator<string> {
  const rows = database.iterate(
    `SELECT ${coveredColumns('access_lists', 'x')} FROM accounts a
     JOIN access_lists x ON x.account = a.row WHERE a.profile_id = ?`,
    profileId,
  );
  for (let row = rows.next(); row.done !== true; row = rows.next()) {
    const good = goodRow(database, row.value, { x: 'access_lists' });
    if (good === null) continue;
    for (const entry of decodeAccess(good).x_data ?? []) if (entry.type === type) yield entry.id;
  }
}
