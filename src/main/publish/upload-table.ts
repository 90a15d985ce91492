/** Sends all rows of a table to its DataSet. Until the commit, which comes last, Domo shows the old ones. */
import { createProblem, fail, ProblemError, toProblem, type PublishedTable } from '../../contract';
import type { DomoClient } from '../domo';
import type { Store } from '../store/store-types';
import { toCsvParts } from './csv-parts';
import type { FoundDataset } from './find-dataset';
import { publishedColumns } from './published-columns';
import { readTableRows } from './table-rows';

export interface TableUpload {
  readonly client: DomoClient;
  readonly store: Store;
  readonly table: PublishedTable;
  readonly dataset: FoundDataset;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  /** Fails when what was read meanwhile must not replace what Domo shows. */
  readonly beforeCommit: () => Promise<void>;
}

export interface SentTable {
  readonly rows: number;
  readonly bytes: number;
}

/** Fails with `outcomeUnknown` only when the commit was sent. */
export async function uploadTable(job: TableUpload): Promise<SentTable> {
  const { client, signal } = job;
  const { upload, ...sent } = await sendParts(job).catch((error: unknown) =>
    throwUncommitted(error, signal),
  );
  try {
    await client.commitUpload(upload, { signal });
  } catch (error) {
    throw asCommitProblem(error);
  }
  return sent;
}

async function sendParts({
  client,
  store,
  table,
  dataset,
  signal,
  onRows,
  beforeCommit,
}: TableUpload) {
  const upload = await client.beginUpload(dataset.record.datasetId, { signal });
  const rows = inOrderOf(dataset, table, readTableRows(store, table));
  let [part, sent] = [0, { rows: 0, bytes: 0 }];
  for await (const { csv, ...size } of toCsvParts(rows)) {
    throwIfCancelled(signal);
    await client.putUploadPart(upload, ++part, csv, { signal });
    sent = { rows: sent.rows + size.rows, bytes: sent.bytes + size.bytes };
    onRows(size.rows);
  }
  await beforeCommit();
  if (sent.rows === 0) fail('noMatch', `The table “${table}” has no rows.`);
  throwIfCancelled(signal);
  return { upload, ...sent };
}

/** The columns of the DataSet are ours, in any order. */
async function* inOrderOf(
  { columns }: FoundDataset,
  table: PublishedTable,
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<readonly (readonly string[])[]> {
  const ours = publishedColumns(table).map(({ name }) => name);
  const order = columns.map(({ name }) => ours.indexOf(name));
  for await (const rows of batches) yield rows.map((row) => order.map((at) => row[at] ?? ''));
}

const UNCHANGED = 'Nothing was committed: Domo shows what it showed before.';

function throwIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) fail('cancelled', `It was cancelled. ${UNCHANGED}`);
}

/** A lost answer before the commit leaves no doubt about what Domo shows. */
function throwUncommitted(error: unknown, signal: AbortSignal): never {
  throwIfCancelled(signal);
  const problem = toProblem(error);
  if (problem.code === 'unexpected') throw error;
  if (problem.code !== 'outcomeUnknown') {
    throw new ProblemError({ ...problem, message: `${problem.message} ${UNCHANGED}` });
  }
  const { status, trace } = problem;
  throw new ProblemError(
    createProblem('crudFailed', `An answer was lost during the upload. ${UNCHANGED}`, {
      status,
      trace,
      next: 'Publish again.',
    }),
  );
}

function asCommitProblem(error: unknown): unknown {
  const problem = toProblem(error);
  if (problem.code === 'cancelled' || problem.code === 'unexpected') return error;
  if (problem.code !== 'outcomeUnknown') {
    return new ProblemError({ ...problem, message: `${problem.message} ${UNCHANGED}` });
  }
  const next = 'Look at the DataSet in Domo. To publish again replaces its rows once more.';
  return new ProblemError({ ...problem, next });
}
