/** The activity in the store: begun, then ended; read newest first. */
import {
  activityChangeSchema,
  activityEntrySchema,
  problem,
  problemSchema,
  type ActivityChange,
  type ActivityEntry,
  type ActivityFilter,
} from '../../../contract';
import { numberOf, optional, textOf, type Database, type DbRow, type Value } from '../database';
import { inList, like, likeValue, whereOf, type Condition } from '../filter';
import { isGone } from '../program';
import { searchText, searchWords } from '../text';
import type { ActivityEnd, ExportRecord, NewActivity } from '../types';
import { inBatches, type ExportReading } from './exports';

const inOrder = 'ORDER BY at DESC, row DESC';

/** One that was begun before stays as it is. */
export function beginActivity(database: Database, entry: NewActivity): void {
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
    textOfEntry(entry),
  );
}

/** Whatever was thought of it before: who began it knows best. */
export function endActivity(database: Database, id: string, end: ActivityEnd): void {
  database.transaction(() => {
    settle(database, database.get('SELECT * FROM activity WHERE id = ?', id), end);
  });
}

/** Within a transaction. Null: there is none. */
function settle(database: Database, row: DbRow | null, end: ActivityEnd): void {
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
    textOfEntry(entry),
    entry.id,
  );
}

export function listActivity(
  database: Database,
  filter: ActivityFilter,
  offset: number,
  limit: number,
): { total: number; entries: ActivityEntry[] } {
  const { where, values } = condition(filter);
  const counted = database.get(`SELECT COUNT(*) AS n FROM activity ${where}`, ...values);
  const rows = database.all(
    `SELECT * FROM activity ${where} ${inOrder} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { total: numberOf(counted?.['n']), entries: rows.map(toEntry) };
}

export function activityReader(database: Database, filter: ActivityFilter): ExportReading {
  const { where, values } = condition(filter);
  const rows = database.iterate(`SELECT * FROM activity ${where} ${inOrder}`, ...values);
  return inBatches(database, rows, (row) => [toRecord(toEntry(row))], null);
}

/** What a program began that is gone will not be ended by it: nobody knows how it went. */
export function endThoseOfGonePrograms(database: Database): void {
  const rows = database.all("SELECT id, pid, at FROM activity WHERE outcome = 'pending'");
  const endedAt = Date.now();
  for (const row of rows) {
    if (!isGone(numberOf(row['pid']), numberOf(row['at']), endedAt)) continue;
    try {
      endAsUnknown(database, textOf(row['id']), endedAt);
    } catch {
      // The disk is full, say: the list is read all the same, and this is tried again with the next.
    }
  }
}

/** Unless its program, or another one, ended it since it was looked at. */
function endAsUnknown(database: Database, id: string, endedAt: number): void {
  database.transaction(() => {
    const row = database.get("SELECT * FROM activity WHERE id = ? AND outcome = 'pending'", id);
    settle(database, row, { outcome: 'unknown', problem: interrupted, endedAt });
  });
}

const interrupted = problem('outcomeUnknown', 'Latchkey ended before the answer came.');

const textOfEntry = ({ label, instance, account, operation, changes }: NewActivity): string =>
  searchText([label, instance, account, operation, ...changes.map(({ what }) => what)]);

function condition(filter: ActivityFilter): Condition {
  const parts: string[] = [];
  const values: Value[] = [];
  const add = (part: string, ...more: readonly Value[]): void => {
    parts.push(part);
    values.push(...more);
  };
  for (const [column, wanted] of [
    ['profile_id', filter.profileIds],
    ['operation', filter.operations],
  ] as const) {
    if (wanted !== null) add(wanted.length === 0 ? '0' : inList(column, wanted), ...wanted);
  }
  if (filter.outcome !== null) add('outcome = ?', filter.outcome);
  for (const word of searchWords(filter.text)) add(like('search_text'), likeValue(word));
  return { where: whereOf(parts), values };
}

const parse = (value: Value | undefined): unknown =>
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
    accountId: optional(row['account_id']),
    account: row['account'],
    changes: activityChangeSchema.array().parse(parse(row['changes'])),
    outcome: row['outcome'],
    problem: problemSchema.nullable().parse(parse(row['problem'])),
    endedAt: optional(row['ended_at']),
  });

const toRecord = (entry: ActivityEntry): ExportRecord => ({
  at: entry.at,
  endedAt: entry.endedAt,
  source: entry.source,
  operation: entry.operation,
  instance: entry.instance,
  profileLabel: entry.label,
  kind: entry.kind,
  id: entry.accountId,
  account: entry.account,
  changes: entry.changes.map((change) => sentence(change, entry.operation)).join('; '),
  outcome: entry.outcome,
  problem: entry.problem?.code ?? null,
  message: entry.problem?.message ?? null,
});

/** `username: old → new`; of a secret that it was changed, or shown. */
function sentence({ what, secret, before, after }: ActivityChange, operation: string): string {
  if (secret) return `${what}: ${operation === 'account.reveal' ? 'shown' : 'changed'}`;
  return `${what}: ${before ?? '-'} → ${after ?? '-'}`;
}
