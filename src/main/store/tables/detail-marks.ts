/**
 * Whose config and access list are as the last reading of them found it: an account has a mark, and the list still says
 * of it what it said then.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DomoId } from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { toFullAccountText } from '../db/stored-account';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow } from '../macs/good-rows';
import type { AuditOutcome, DetailMark, DetailState, DetailStates } from '../audit-types';
import { findAccountRow } from './accounts';
import {
  accessListTableColumns,
  accountTableColumns,
  configTableColumns,
  jsonText,
} from './columns';
import { foundTableColumns } from './found-columns';
import { listUsedProviders } from './providers';

/** Another number when what is stored of a config is made in another way: then every account is read again. */
const DETAIL_RULE = 1;
/** Other calls are answered between two parts. */
const STATES_AT_ONCE = 1_000;

const selectStates = `
  SELECT ${coveredColumns('accounts', 'a')}, ${coveredColumns('configs', 'c')},
    ${coveredColumns('access_lists', 'x')}, ${coveredColumns('found', 'f')}, ${coveredColumns('detail_marks', 'm')}
  FROM accounts a
  LEFT JOIN configs c ON c.account = a.row
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row
  LEFT JOIN detail_marks m ON m.account = a.row
  WHERE a.profile_id = ? AND a.row > ? ORDER BY a.row LIMIT ?`;

const decodeState = rowDecoder({
  a_kind: accountTableColumns.kind,
  a_id: accountTableColumns.id,
  a_provider: accountTableColumns.provider,
  a_data: jsonText,
  a_set_aside: accountTableColumns.set_aside,
  c_read_at: configTableColumns.read_at,
  c_problem: z.string().nullable(),
  x_read_at: accessListTableColumns.read_at,
  x_problem: z.string().nullable(),
  f_data: foundTableColumns.data,
  m_listed: z.string().nullable(),
});

const tables = {
  a: 'accounts',
  c: 'configs',
  x: 'access_lists',
  f: 'found',
  m: 'detail_marks',
} as const;

export function listDetailStates(
  database: Database,
  profileId: string,
  from: number,
): DetailStates {
  const rows = database.all(selectStates, profileId, from, STATES_AT_ONCE);
  const providers = digestProviders(database, profileId);
  const states = rows.flatMap((row) => {
    const good = goodRow(database, row, tables);
    return good === null ? [] : [toDetailState(good, providers)];
  });
  const last = rows.length < STATES_AT_ONCE ? null : (rows.at(-1)?.['a_rowid'] ?? null);
  return { states, next: last === null ? null : Number(last) };
}

function toDetailState(row: DbRow, providers: ReadonlyMap<string, string>): DetailState {
  const state = decodeState(row);
  // Domo may index an account anew without any change.
  const { indexedAt: _indexedAt, ...found } = state.f_data ?? { indexedAt: null };
  return {
    kind: state.a_kind,
    id: state.a_id,
    dataProviderType: state.a_provider,
    listed: digest([
      toFullAccountText(state.a_data),
      JSON.stringify(found),
      providers.get(state.a_provider) ?? '',
    ]),
    marked: state.m_listed,
    isUncertain:
      state.a_set_aside ||
      state.c_read_at === null ||
      state.x_read_at === null ||
      state.c_problem !== null ||
      state.x_problem !== null,
  };
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([DETAIL_RULE, ...parts]))
    .digest('base64url')
    .slice(0, 22);

/** A provider says which fields of a config are secret. */
const digestProviders = (database: Database, profileId: string): ReadonlyMap<string, string> =>
  new Map([...listUsedProviders(database, profileId)].map(([key, text]) => [key, digest([text])]));

/** An account that is gone meanwhile gets none. */
export function saveDetailMarks(
  database: Database,
  profileId: string,
  marks: readonly DetailMark[],
): void {
  for (const { kind, id, listed } of marks) {
    const row = findAccountRow(database, { profileId, kind, id });
    if (row === null) continue;
    database.run(
      'INSERT OR REPLACE INTO detail_marks (account, listed) VALUES (?, ?)',
      row,
      listed,
    );
  }
}

export function forgetDetailMarks(
  database: Database,
  profileId: string,
  outdated: AuditOutcome['outdated'],
): void {
  if (outdated === 'all') {
    database.run(
      'DELETE FROM detail_marks WHERE account IN (SELECT row FROM accounts WHERE profile_id = ?)',
      profileId,
    );
    return;
  }
  for (const id of new Set<DomoId>(outdated)) {
    const row = findAccountRow(database, { profileId, kind: 'account', id });
    if (row !== null) database.run('DELETE FROM detail_marks WHERE account = ?', row);
  }
}
