/**
 * Plans of bulk changes, and what became of each write. A write is claimed before it is sent, so that a program which ends
 * meanwhile leaves an item that is never sent again.
 */
import {
  bulkChangeSchema,
  bulkRunItemSchema,
  bulkItemStateSchema,
  createProblem,
  fail,
  problemSchema,
  type BulkItemState,
  type BulkRun,
  type BulkRunItem,
  type BulkSummary,
  type Problem,
} from '../../../contract';
import { z } from 'zod';
import type { BulkItemEnd } from '../bulk-run-types';
import type { Database, DbRow } from '../db/database';
import { jsonColumn, rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull, goodRows } from '../macs/good-rows';
import { isProcessGone } from './activity';

const decodeRun = rowDecoder({
  r_run_id: z.string(),
  r_planned_at: z.number(),
  r_started_at: z.number().nullable(),
  r_ended_at: z.number().nullable(),
  r_pid: z.number().nullable(),
  r_active_at: z.number().nullable(),
  r_data: jsonColumn(bulkChangeSchema),
});

const keptItemSchema = bulkRunItemSchema.omit({ state: true, problem: true });

const decodeItem = rowDecoder({
  i_position: z.number(),
  i_state: bulkItemStateSchema,
  i_problem: z.union([z.null(), jsonColumn(problemSchema)]),
  i_data: jsonColumn(keptItemSchema),
});

const selectRuns = `SELECT ${coveredColumns('bulk_runs', 'r')} FROM bulk_runs r`;
const selectItems = `SELECT ${coveredColumns('bulk_items', 'i')} FROM bulk_items i`;
const runTables = { r: 'bulk_runs' } as const;
const itemTables = { i: 'bulk_items' } as const;

export function addBulkRun(
  database: Database,
  { id, wanted, plannedAt, items }: BulkRun,
  keepFrom: number,
): void {
  database.transaction(() => {
    database.run('DELETE FROM bulk_runs WHERE planned_at < ? AND pid IS NULL', keepFrom);
    database.run(
      'INSERT INTO bulk_runs (run_id, planned_at, data) VALUES (?, ?, ?)',
      id,
      plannedAt,
      JSON.stringify(wanted),
    );
    for (const [position, { state, problem, ...item }] of items.entries()) {
      database.run(
        'INSERT INTO bulk_items (run_id, position, state, problem, data) VALUES (?, ?, ?, ?, ?)',
        id,
        position,
        state,
        problem && JSON.stringify(problem),
        JSON.stringify(item),
      );
    }
  });
}

type RunHead = Omit<BulkSummary, 'counts'> & {
  readonly pid: number | null;
  readonly activeAt: number | null;
};

function findRun(database: Database, id: string): RunHead | null {
  const row = goodRowOrNull(
    database,
    database.get(`${selectRuns} WHERE r.run_id = ?`, id),
    runTables,
  );
  return row && toHead(row);
}

function toHead(row: DbRow): RunHead {
  const run = decodeRun(row);
  return {
    id: run.r_run_id,
    wanted: run.r_data,
    plannedAt: run.r_planned_at,
    startedAt: run.r_started_at,
    endedAt: run.r_ended_at,
    pid: run.r_pid,
    activeAt: run.r_active_at,
  };
}

export function getBulkRun(database: Database, id: string): BulkRun | null {
  const found = findRun(database, id);
  if (found === null) return null;
  const { pid: _pid, activeAt: _activeAt, ...head } = found;
  return { ...head, items: listItems(database, id) };
}

const listItems = (database: Database, id: string): BulkRunItem[] =>
  goodRows(
    database,
    database.all(`${selectItems} WHERE i.run_id = ? ORDER BY i.position`, id),
    itemTables,
  ).map((row) => {
    const { i_state: state, i_problem: problem, i_data: item } = decodeItem(row);
    return { ...item, state, problem };
  });

const decodeCount = rowDecoder({ run_id: z.string(), state: bulkItemStateSchema, n: z.number() });

export function listBulkRuns(database: Database): BulkSummary[] {
  const counts = new Map<string, Record<BulkItemState, number>>();
  const grouped = 'SELECT run_id, state, COUNT(*) AS n FROM bulk_items GROUP BY run_id, state';
  for (const { run_id: id, state, n } of database.all(grouped).map(decodeCount)) {
    const known = counts.get(id) ?? noCounts();
    counts.set(id, { ...known, [state]: n });
  }
  return goodRows(
    database,
    database.all(`${selectRuns} ORDER BY r.planned_at DESC, r.rowid DESC`),
    runTables,
  ).map((row) => {
    const { pid: _pid, activeAt: _activeAt, ...head } = toHead(row);
    return { ...head, counts: counts.get(head.id) ?? noCounts() };
  });
}

const noCounts = (): Record<BulkItemState, number> => ({
  waiting: 0,
  sending: 0,
  done: 0,
  nothing: 0,
  partly: 0,
  refused: 0,
  unknown: 0,
});

export function beginBulkRun(database: Database, id: string, startedAt: number): void {
  database.transaction(() => {
    requireIdleRun(database, id);
    // Nobody runs it, so nobody will say what became of these.
    endAsUnknown(database, id, interruptedProblem);
    database.run(
      `UPDATE bulk_runs SET started_at = COALESCE(started_at, ?), ended_at = NULL, pid = ?, active_at = ?
       WHERE run_id = ?`,
      startedAt,
      process.pid,
      startedAt,
      id,
    );
  });
}

/** What is still being sent then had an end that could not be kept. */
export function endBulkRun(database: Database, id: string, endedAt: number): void {
  database.transaction(() => {
    endAsUnknown(database, id, notKeptProblem);
    database.run(
      'UPDATE bulk_runs SET ended_at = ?, pid = NULL, active_at = NULL WHERE run_id = ?',
      endedAt,
      id,
    );
  });
}

/** In one transaction, so that of two programs only one gets the item. */
export const claimBulkItem = (
  database: Database,
  id: string,
  position: number,
  at: number,
): boolean =>
  database.transaction(() => {
    const row = database.get(
      `${selectItems} WHERE i.run_id = ? AND i.position = ? AND i.state = 'waiting'`,
      id,
      position,
    );
    // A row that was changed from outside must not become a write.
    if (goodRowOrNull(database, row, itemTables) === null) return false;
    setItem(database, id, position, 'sending', null);
    noteActive(database, id, at);
    return true;
  });

const NOTED_EVERY_MS = 60_000;

/**
 * Not at each write: the row holds the whole change, which may name 50,000 accounts, and gets a new MAC whenever it is
 * written. With a plan twice as large, twice as many writes would each cost twice as much.
 */
function noteActive(database: Database, id: string, at: number): void {
  database.run(
    'UPDATE bulk_runs SET active_at = ? WHERE run_id = ? AND active_at < ?',
    at,
    id,
    at - NOTED_EVERY_MS,
  );
}

export function endBulkItem(
  database: Database,
  id: string,
  position: number,
  { state, problem, runNotes = [], created }: BulkItemEnd,
): void {
  const found = {
    ...(runNotes.length > 0 ? { runNotes } : {}),
    ...(created === undefined ? {} : { created }),
  };
  database.transaction(() => {
    setItem(database, id, position, state, problem && JSON.stringify(problem));
    for (const [name, value] of Object.entries(found)) {
      database.run(
        'UPDATE bulk_items SET data = json_set(data, ?, json(?)) WHERE run_id = ? AND position = ?',
        `$.${name}`,
        JSON.stringify(value),
        id,
        position,
      );
    }
  });
}

function setItem(
  database: Database,
  id: string,
  position: number,
  state: BulkItemState,
  problem: string | null,
): void {
  database.run(
    'UPDATE bulk_items SET state = ?, problem = ? WHERE run_id = ? AND position = ?',
    state,
    problem,
    id,
    position,
  );
}

export function removeBulkRun(database: Database, id: string): void {
  database.transaction(() => {
    requireIdleRun(database, id);
    database.run('DELETE FROM bulk_runs WHERE run_id = ?', id);
  });
}

function requireIdleRun(database: Database, id: string): RunHead {
  const run = findRun(database, id) ?? fail('notFound', 'There is no such plan.');
  if (run.pid !== null && !isProcessGone(run.pid, run.activeAt ?? 0, Date.now())) {
    fail('changedSinceRead', 'These changes are being made already.', {
      next: 'Wait until they have ended, then look at what became of them.',
    });
  }
  return run;
}

/** The program that ran them is gone: what it was sending may have been made. The rest waits. */
export function endAbandonedBulkItems(database: Database): void {
  const running = goodRows(
    database,
    database.all(`${selectRuns} WHERE r.pid IS NOT NULL`),
    runTables,
  );
  for (const { id, pid, activeAt } of running.map(toHead)) {
    if (pid === null || !isProcessGone(pid, activeAt ?? 0, Date.now())) continue;
    database.transaction(() => {
      endAsUnknown(database, id, interruptedProblem);
      database.run('UPDATE bulk_runs SET pid = NULL, active_at = NULL WHERE run_id = ?', id);
    });
  }
}

function endAsUnknown(database: Database, id: string, problem: Problem): void {
  database.run(
    "UPDATE bulk_items SET state = 'unknown', problem = ? WHERE run_id = ? AND state = 'sending'",
    JSON.stringify(problem),
    id,
  );
}

const LOOK = 'Look at the account in Domo. Latchkey does not repeat the write.';
const interruptedProblem = createProblem('outcomeUnknown', 'Latchkey ended before Domo answered.', {
  next: LOOK,
});
const notKeptProblem = createProblem('outcomeUnknown', 'What Domo answered could not be kept.', {
  next: LOOK,
});
