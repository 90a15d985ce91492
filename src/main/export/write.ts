/** Writes an export: to a temporary file beside the target, which takes its place when it is whole. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  fail,
  type ActivityFilter,
  type ExportTable,
  type InventoryFilter,
  type ResponseFor,
} from '../../contract';
import type { ExportRecord, Store } from '../store/store-types';
import { cellsOf, columns, schemaVersion, type CsvTable } from './columns';
import { fileFailure } from './failure';
import { BOM, csvText } from './format';

/** The file that is being written. */
export type Output = Pick<FileHandle, 'writeFile' | 'sync' | 'close'>;

/** Where an export goes, and how. */
export interface Target {
  /** Absolute. */
  readonly file: string;
  readonly bom: boolean;
  readonly signal: AbortSignal;
  /** Makes a file that is not there yet. Tests put a full disk in its place. */
  readonly create?: (file: string) => Promise<Output>;
}

/** What was exported names people and systems: for its owner alone, as the store is. */
const createFile = (file: string): Promise<Output> => open(file, 'wx', 0o600);

interface Rows {
  readonly table: CsvTable;
  readonly batches: AsyncIterable<readonly ExportRecord[]>;
}

type Written = ResponseFor<'inventory.export'>;

/** A part of the inventory. Fails as `writeCsv` does. */
export const writeExport = ({
  store,
  table,
  filter,
  ...target
}: Target & {
  readonly store: Store;
  readonly table: ExportTable;
  readonly filter: InventoryFilter;
}): Promise<Written> => writeCsv({ table, batches: store.exportBatches(table, filter) }, target);

/** A part of the activity. Fails as `writeCsv` does. */
export const writeActivity = ({
  store,
  filter,
  ...target
}: Target & { readonly store: Store; readonly filter: ActivityFilter }): Promise<Written> =>
  writeCsv({ table: 'activity', batches: store.activityBatches(filter) }, target);

/** Any text, whole. Fails as `writeCsv` does. */
export const writeText = (
  texts: AsyncIterable<string> | Iterable<string>,
  target: Target,
): Promise<number> =>
  writeWhole(target, async (output) => {
    let bytes = 0;
    for await (const text of texts) bytes += await put(output, text);
    return bytes;
  });

/** Fails with `cannotWriteFile`, `diskFull` or `cancelled`; a file that was there before then stays as it was. */
const writeCsv = async (source: Rows, target: Target): Promise<Written> => ({
  file: target.file,
  ...(await writeWhole(target, (output) => writeRows(output, source, target))),
  schemaVersion,
});

async function writeWhole<T>(target: Target, write: (output: Output) => Promise<T>): Promise<T> {
  const { file } = target;
  // A part of the name alone: the whole, made longer, could be more than a folder takes.
  const temporary = join(dirname(file), `.${basename(file).slice(0, 50)}.${randomUUID()}.part`);
  try {
    await refuseFolder(file);
    const written = await writeTo(temporary, target, write);
    await rename(temporary, file);
    return written;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileFailure(error, file);
  }
}

/** Said before anything is written: a rename onto a folder would only fail at the end. */
async function refuseFolder(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory() === true) {
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  }
}

async function writeTo<T>(
  temporary: string,
  { signal, create = createFile }: Target,
  write: (output: Output) => Promise<T>,
): Promise<T> {
  const output = await create(temporary);
  try {
    const written = await write(output);
    await output.sync();
    refuseCancelled(signal);
    return written;
  } finally {
    await output.close();
  }
}

async function writeRows(
  output: Output,
  { table, batches }: Rows,
  { bom, signal }: Target,
): Promise<{ rows: number; bytes: number }> {
  let bytes = await put(
    output,
    `${bom ? BOM : ''}${csvText([columns[table].map(({ header }) => header)])}`,
  );
  let rows = 0;
  for await (const batch of batches) {
    refuseCancelled(signal);
    bytes += await put(output, csvText(batch.map((record) => cellsOf(table, record))));
    rows += batch.length;
  }
  return { rows, bytes };
}

function refuseCancelled({ aborted }: AbortSignal): void {
  if (aborted) fail('cancelled', 'The export was cancelled; nothing was written.');
}

async function put(output: Output, text: string): Promise<number> {
  const bytes = Buffer.from(text, 'utf8');
  await output.writeFile(bytes);
  return bytes.length;
}
