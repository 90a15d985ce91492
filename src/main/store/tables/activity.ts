/** The activity in the store. An entry is begun, then ended; entries are listed newest first. */
import {
  createProblem,
  fail,
  type Account,
  type ActivityChange,
  type ActivityEntry,
  type ActivityFilter,
} from '../../../contract';
import type { Database, DbRow, SqlValue } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import { toSearchWords } from '../../../contract/text-folding';
import { toSearchText } from '../text-folding';
import type { ExportRecord } from '../store-types';
import type { ActivityEnd, ActivityStart, NewActivityEntry } from '../activity-types';
import { accountTableColumns, activityTableColumns, profileTableColumns } from './columns';
import { readInBatches, type ExportReader } from './exports';
import {
  idTextSql,
  sqlInList,
  sqlLike,
  toLikePattern,
  toWhereClause,
  type SqlCondition,
} from './sql-fragments';

const entryColumns = Object.keys(activityTableColumns)
  .map((column) => (column === 'account_id' ? idTextSql(`e.${column}`) : `e.${column}`))
  .join(', ');

const newestFirst = 'ORDER BY at DESC, row DESC';
const selectEntries = `SELECT ${entryColumns}, ${coveredColumns('activity', 'e')} FROM activity e`;

/** Does nothing when an entry with this id exists. */
export function beginActivity(database: Database, start: ActivityStart): void {
  database.transaction(() => {
    insertPending(database, completeEntry(database, start));
  });
}

function insertPending(database: Database, entry: NewActivityEntry): void {
  database.run(
    `INSERT INTO activity (id, at, source, operation, profile_id, label, instance, kind, account_id,
       account, changes, outcome, pid, search_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)
     ON CONFLICT (id) DO NOTHING`,
    entry.id,
    entry.at,
    entry.source,
    entry.operation,
    entry.profileId,
    entry.label,
    entry.instance,
    entry.kind,
    entry.accountId,
    entry.account,
    JSON.stringify(entry.changes),
    process.pid,
    entrySearchText(entry),
  );
}

/** Adds what the caller left out. Fails with `notFound` when a label is needed and there is no profile. */
function completeEntry(
  database: Database,
  { label, instance, account, changes, ...start }: ActivityStart,
): NewActivityEntry {
  const stored = findStoredAccount(database, start);
  const storedName = stored?.displayName === '' ? stored.name : stored?.displayName;
  return {
    ...start,
    ...(label === undefined || instance === undefined
      ? getLabelAndInstance(database, start.profileId)
      : { label, instance }),
    account: account ?? storedName ?? '',
    changes: changes.map(({ before = stored?.displayName ?? null, ...change }) => ({
      ...change,
      before,
    })),
  };
}

const decodeLabelAndInstance = rowDecoder({
  label: profileTableColumns.label,
  instance: profileTableColumns.instance,
});

function getLabelAndInstance(
  database: Database,
  profileId: string,
): Pick<ActivityEntry, 'label' | 'instance'> {
  const row = database.get('SELECT label, instance FROM profiles WHERE id = ?', profileId);
  return decodeLabelAndInstance(row ?? fail('notFound', 'There is no such profile.'));
}

const decodeAccount = rowDecoder({ a_data: accountTableColumns.data });

/** Null when the account is not in the inventory, or its row is damaged: neither must prevent a write. */
function findStoredAccount(
  database: Database,
  { profileId, kind, accountId }: Pick<ActivityEntry, 'profileId' | 'kind' | 'accountId'>,
): Account | null {
  if (kind === null || accountId === null) return null;
  const row = database.get(
    `SELECT ${coveredColumns('accounts', 'a')} FROM accounts a
     WHERE a.profile_id = ? AND a.kind = ? AND a.id = ?`,
    profileId,
    kind,
    accountId,
  );
  try {
    const good = goodRowOrNull(database, row, { a: 'accounts' });
    return good && decodeAccount(good).a_data;
  } catch {
    return null;
  }
}

/** Overwrites an outcome that another program assumed: the program that began the entry knows best. */
export function endActivity(database: Database, id: string, end: ActivityEnd): void {
  database.transaction(() => {
    writeEnd(database, database.get(`${selectEntries} WHERE id = ?`, id), end);
  });
}

/** Runs within a transaction. Does nothing when there is no row, or when it was changed from outside. */
function writeEnd(database: Database, found: DbRow | null, end: ActivityEnd): void {
  const row = goodRowOrNull(database, found, { e: 'activity' });
  if (!row) return;
  const entry: ActivityEntry = { ...toEntry(row), ...end };
  database.run(
    `UPDATE activity SET outcome = ?, problem = ?, ended_at = ?, changes = ?, account_id = ?, account = ?,
       search_text = ? WHERE id = ?`,
    entry.outcome,
    entry.problem === null ? null : JSON.stringify(entry.problem),
    entry.endedAt,
    JSON.stringify(entry.changes),
    entry.accountId,
    entry.account,
    entrySearchText(entry),
    entry.id,
  );
}

export function getActivityEntry(database: Database, id: string): ActivityEntry | null {
  const row = database.get(`${selectEntries} WHERE id = ?`, id);
  const good = goodRowOrNull(database, row, { e: 'activity' });
  return good && toEntry(good);
}

export function listActivity(
  database: Database,
  filter: ActivityFilter,
  offset: number,
  limit: number,
): { total: number; entries: ActivityEntry[] } {
  const { where, values } = toActivityCondition(filter);
  const total = queryNumber(database, `SELECT COUNT(*) AS n FROM activity ${where}`, ...values);
  const rows = database.all(
    `${selectEntries} ${where} ${newestFirst} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { total, entries: goodRows(database, rows, { e: 'activity' }).map(toEntry) };
}

export function openActivityReader(database: Database, filter: ActivityFilter): ExportReader {
  const { where, values } = toActivityCondition(filter);
  const rows = database.iterate(`${selectEntries} ${where} ${newestFirst}`, ...values);
  const records = (row: DbRow) =>
    goodRows(database, [row], { e: 'activity' }).map((good) => toActivityRecord(toEntry(good)));
  return readInBatches(database, rows, records, null);
}

const decodePending = rowDecoder({
  id: activityTableColumns.id,
  pid: activityTableColumns.pid,
  at: activityTableColumns.at,
});

/** Ends pending entries whose program no longer runs. Their outcome is unknown. */
export function endAbandonedActivity(database: Database): void {
  const rows = database.all("SELECT id, pid, at FROM activity WHERE outcome = 'pending'");
  const endedAt = Date.now();
  for (const { id, pid, at } of rows.map(decodePending)) {
    if (!isProcessGone(pid, at, endedAt)) continue;
    try {
      endAsUnknown(database, id, endedAt);
    } catch {
      // The disk may be full. The list can be read anyway, and the next call tries this again.
    }
  }
}

/** Does nothing when its program, or another one, has ended the entry meanwhile. */
function endAsUnknown(database: Database, id: string, endedAt: number): void {
  database.transaction(() => {
    const row = database.get(`${selectEntries} WHERE id = ? AND outcome = 'pending'`, id);
    writeEnd(database, row, { outcome: 'unknown', problem: interruptedProblem, endedAt });
  });
}

const interruptedProblem = createProblem('outcomeUnknown', 'Latchkey ended before Domo answered.');

const entrySearchText = ({
  label,
  instance,
  account,
  operation,
  changes,
}: NewActivityEntry): string =>
  toSearchText([label, instance, account, operation, ...changes.map(({ what }) => what)]);

function toActivityCondition(filter: ActivityFilter): SqlCondition {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...bound: readonly SqlValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  for (const [column, wanted] of [
    ['profile_id', filter.profileIds],
    ['operation', filter.operations],
  ] as const) {
    if (wanted !== null) add(wanted.length === 0 ? '0' : sqlInList(column, wanted), ...wanted);
  }
  if (filter.outcome !== null) add('outcome = ?', filter.outcome);
  for (const word of toSearchWords(filter.text)) add(sqlLike('search_text'), toLikePattern(word));
  return { where: toWhereClause(conditions), values };
}

const decodeEntry = rowDecoder(activityTableColumns);

function toEntry(row: DbRow): ActivityEntry {
  const entry = decodeEntry(row);
  const { id, at, source, operation, label, instance, kind, account, changes } = entry;
  return {
    id,
    at,
    source,
    operation,
    label,
    instance,
    kind,
    account,
    changes,
    profileId: entry.profile_id,
    accountId: entry.account_id,
    outcome: entry.outcome,
    problem: entry.problem,
    endedAt: entry.ended_at,
  };
}

const toActivityRecord = (entry: ActivityEntry): ExportRecord => ({
  at: entry.at,
  endedAt: entry.endedAt,
  source: entry.source,
  operation: entry.operation,
  instance: entry.instance,
  profileLabel: entry.label,
  kind: entry.kind,
  id: entry.accountId,
  account: entry.account,
  changes: entry.changes.map((change) => describeChange(change, entry.operation)).join('; '),
  outcome: entry.outcome,
  problem: entry.problem?.code ?? null,
  message: entry.problem?.message ?? null,
});

/** `username: old → new`; for a secret only whether it was changed or shown. */
function describeChange(
  { what, secret, before, after }: ActivityChange,
  operation: string,
): string {
  if (secret) return `${what}: ${operation === 'account.reveal' ? 'shown' : 'changed'}`;
  return `${what}: ${before ?? '-'} → ${after ?? '-'}`;
}

/** Milliseconds. No answer of Domo takes so long: by then another program has the process id. */
const MAX_RUNNING_MS = 60 * 60 * 1000;

/** Whether the program that began an entry is gone. The system reuses process ids, even this program's own. */
export function isProcessGone(pid: number, begunAt: number, now: number): boolean {
  if (now - begunAt > MAX_RUNNING_MS) return true;
  if (pid === process.pid) return begunAt < now - process.uptime() * 1000 - 1000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: the process exists, and belongs to another user.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
