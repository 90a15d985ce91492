/** The DataSet of a table in the target instance: the one that is remembered, or a new one. */
import {
  createProblem,
  fail,
  ProblemError,
  toProblem,
  type Problem,
  type PublishedTable,
} from '../../contract';
import type { DomoClient } from '../domo';
import type { DatasetColumn } from '../domo/dataset-types';
import type { Store } from '../store/store-types';
import type { PublishedDatasetRecord } from '../store/published-types';
import { publishedColumns } from './published-columns';

export const datasetName = (table: PublishedTable): string => `Latchkey ${table}`;

const descriptions: Readonly<Record<PublishedTable, string>> = {
  accounts: 'The accounts of Domo instances, one per row.',
  access: 'Who may use which account of Domo instances, one user or group per row.',
  instances: 'The Domo instances that Latchkey reads, how old their data is and how complete.',
};

export interface DatasetSearch {
  readonly client: DomoClient;
  readonly store: Store;
  readonly profileId: string;
  readonly table: PublishedTable;
  readonly remembered: PublishedDatasetRecord | null;
  /** Whether a new one takes the place of one that is gone or has other columns. */
  readonly remake: boolean;
  readonly signal: AbortSignal;
}

export interface FoundDataset {
  readonly record: PublishedDatasetRecord;
  readonly made: boolean;
  /** In Domo's order: the cells of a row go into this order. */
  readonly columns: readonly DatasetColumn[];
}

const REMAKE =
  'Put it back in Domo, or publish again with “Make a new DataSet” (`--remake`). Cards on the old DataSet stay with it.';

/** Fails with `noMatch` when it is gone, with `changedSinceRead` when it has other columns, and as the requests do. */
export async function findDataset(search: DatasetSearch): Promise<FoundDataset> {
  const { remembered, remake } = search;
  if (remembered === null) return makeDataset(search);
  try {
    return { record: remembered, made: false, columns: await readColumns(search, remembered) };
  } catch (error) {
    const { code } = toProblem(error);
    if (remake && (code === 'noMatch' || code === 'changedSinceRead')) return makeDataset(search);
    throw error;
  }
}

async function readColumns(
  { client, table, signal }: DatasetSearch,
  { datasetId }: PublishedDatasetRecord,
): Promise<readonly DatasetColumn[]> {
  const columns = await client.readDatasetSchema(datasetId, { signal }).catch((error: unknown) => {
    const problem = toProblem(error);
    throw problem.code === 'noMatch' ? new ProblemError(goneProblem(table, problem)) : error;
  });
  const changes = describeChanges(publishedColumns(table), columns);
  if (changes === null) return columns;
  return fail(
    'changedSinceRead',
    `The DataSet of “${table}” has other columns in Domo: ${changes}. Nothing was sent to it.`,
    { next: REMAKE },
  );
}

const goneProblem = (table: PublishedTable, { status, trace }: Problem): Problem =>
  createProblem(
    'noMatch',
    `The DataSet of “${table}” is gone in Domo, or not shared with the user of this token.`,
    { status, trace, next: REMAKE },
  );

/** Another order is no change. Null: none. */
function describeChanges(
  ours: readonly DatasetColumn[],
  theirs: readonly DatasetColumn[],
): string | null {
  const nameIt = ({ name, type }: DatasetColumn): string => `${name} (${type})`;
  const there = new Set(theirs.map(nameIt));
  const wanted = new Set(ours.map(nameIt));
  const lacking = [...wanted].filter((column) => !there.has(column));
  const more = theirs.map(nameIt).filter((column, at, all) => {
    return !wanted.has(column) || all.indexOf(column) !== at;
  });
  const parts = [
    lacking.length > 0 ? `it lacks ${listed(lacking)}` : '',
    more.length > 0 ? `it has ${listed(more)}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(', and ');
}

const listed = (columns: readonly string[]): string =>
  columns.length <= 3
    ? columns.join(', ')
    : `${columns.slice(0, 3).join(', ')} and ${columns.length - 3} more`;

/** Remembered at once, so that an upload that fails does not lead to a second one. */
async function makeDataset({
  client,
  store,
  profileId,
  table,
  signal,
}: DatasetSearch): Promise<FoundDataset> {
  const columns = publishedColumns(table);
  const name = datasetName(table);
  const description = `${descriptions[table]} Published by Latchkey, which replaces all rows each time. Times are in UTC.`;
  const { id } = await client
    .createDataset({ name, description, columns }, { signal })
    .catch((error: unknown) => {
      const problem = toProblem(error);
      if (problem.code !== 'outcomeUnknown') throw error;
      const next = `Look in Domo for a DataSet “${name}” and delete it, then publish again.`;
      throw new ProblemError({ ...problem, next });
    });
  const record = { table, datasetId: id, madeAt: Date.now(), publishedAt: null, rows: null };
  await store.savePublished(profileId, record);
  return {
    record,
    made: true,
    columns: await readColumns(
      { client, store, profileId, table, signal, remembered: record, remake: false },
      record,
    ),
  };
}
