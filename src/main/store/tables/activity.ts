/** The activity in the store: begun, then ended; read newest first. */
import {
  activityChangeSchema,
  activityEntrySchema,
  createProblem,
  problemSchema,
  type ActivityChange,
  type ActivityEntry,
  type ActivityFilter,
} from '../../../contract';
import {
  sqlNumber,
  sqlNumberOrNull,
  sqlText,
  type Database,
  type DbRow,
  type SqlValue,
} from '../db/database';
import {
  sqlInList,
  sqlLike,
  toLikePattern,
  toWhereClause,
  type SqlCondition,
} from './sql-fragments';
import { toSearchText, toSearchWords } from '../text-folding';
import type { ActivityEnd, ExportRecord, NewActivityEntry } from '../store-types';
import { readInBatches, type ExportReader } from './exports';

const newestFirst = 'ORDER BY at DESC, row DESC';

/** One that was begun before stays as it is. */
export function beginActivity(database: Database, entry: NewActivityEntry): void {
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

/** Whatever was thought of it before: who began it knows best. */
export function endActivity(database: Database, id: string, end: ActivityEnd): void {
  database.transaction(() => {
    writeEnd(database, database.get('SELECT * FROM activity WHERE id = ?', id), end);
  });
}

/** Within a transaction. Null: there is none. */
function writeEnd(database: Database, row: DbRow | null, end: ActivityEnd): void {
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

export function listActivity(
  database: Database,
  filter: ActivityFilter,
  offset: number,
  limit: number,
): { total: number; entries: ActivityEntry[] } {
  const { where, values } = toActivityCondition(filter);
  const counted = database.get(`SELECT COUNT(*) AS n FROM activity ${where}`, ...values);
  const rows = database.all(
    `SELECT * FROM activity ${where} ${newestFirst} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { total: sqlNumber(counted?.['n']), entries: rows.map(toEntry) };
}

export function openActivityReader(database: Database, filter: ActivityFilter): ExportReader {
  const { where, values } = toActivityCondition(filter);
  const rows = database.iterate(`SELECT * FROM activity ${where} ${newestFirst}`, ...values);
  return readInBatches(database, rows, (row) => [toActivityRecord(toEntry(row))], null);
}

/** What a program began that is gone will not be ended by it: nobody knows how it went. */
export function endAbandonedActivity(database: Database): void {
  const rows = database.all("SELECT id, pid, at FROM activity WHERE outcome = 'pending'");
  const endedAt = Date.now();
  for (const row of rows) {
    if (!isProcessGone(sqlNumber(row['pid']), sqlNumber(row['at']), endedAt)) continue;
    try {
      endAsUnknown(database, sqlText(row['id']), endedAt);
    } catch {
      // The disk is full, say: the list is read all the same, and this is tried again with the next.
    }
  }
}

/** Unless its program, or another one, ended it since it was looked at. */
function endAsUnknown(database: Database, id: string, endedAt: number): void {
  database.transaction(() => {
    const row = database.get("SELECT * FROM activity WHERE id = ? AND outcome = 'pending'", id);
    writeEnd(database, row, { outcome: 'unknown', problem: interruptedProblem, endedAt });
  });
}

const interruptedProblem = createProblem(
  'outcomeUnknown',
  'Latchkey ended before the answer came.',
);

const entrySearchText = ({
  label,
  instance,
  account,
  operation,
  changes,
}: NewActivityEntry): string =>
  toSearchText([label, instance, account, operation, ...changes.map(({ what }) => what)]);

function toActivityCondition(filter: ActivityFilter): SqlCondition {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (part: string, ...more: readonly SqlValue[]): void => {
    parts.push(part);
    values.push(...more);
  };
  for (const [column, wanted] of [
    ['profile_id', filter.profileIds],
    ['operation', filter.operations],
  ] as const) {
    if (wanted !== null) add(wanted.length === 0 ? '0' : sqlInList(column, wanted), ...wanted);
  }
  if (filter.outcome !== null) add('outcome = ?', filter.outcome);
  for (const word of toSearchWords(filter.text)) add(sqlLike('search_text'), toLikePattern(word));
  return { where: toWhereClause(parts), values };
}

const parseJsonColumn = (value: SqlValue | undefined): unknown =>
  typeof value === 'string' ? JSON.parse(value) : null;

const toEntry = (row: DbRow): ActivityEntry =>
  activityEntrySchema.parse({
    id: row['id'],
    at: row['at'],
    source: row['source'],
    operation: row['operation'],
    profileId: row['profile_id'],
    label: row['label'],
    instance: row['instance'],
    kind: row['kind'],
    accountId: sqlNumberOrNull(row['account_id']),
    account: row['account'],
    changes: activityChangeSchema.array().parse(parseJsonColumn(row['changes'])),
    outcome: row['outcome'],
    problem: problemSchema.nullable().parse(parseJsonColumn(row['problem'])),
    endedAt: sqlNumberOrNull(row['ended_at']),
  });

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

/** `username: old → new`; of a secret that it was changed, or shown. */
function describeChange(
  { what, secret, before, after }: ActivityChange,
  operation: string,
): string {
  if (secret) return `${what}: ${operation === 'account.reveal' ? 'shown' : 'changed'}`;
  return `${what}: ${before ?? '-'} → ${after ?? '-'}`;
}

/** Whether the program that began something is still there to end it. */

/** No answer of Domo takes so long: by then another program has the number. */
const MAX_RUNNING_MS = 60 * 60 * 1000;

/** The system gives a number again: what was begun before this very program started was another's. */
export function isProcessGone(pid: number, begunAt: number, now: number): boolean {
  if (now - begunAt > MAX_RUNNING_MS) return true;
  if (pid === process.pid) return begunAt < now - process.uptime() * 1000 - 1000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
