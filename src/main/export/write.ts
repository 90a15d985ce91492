/** Writes an export: to a temporary file beside the target, which takes its place when it is whole. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, type ExportTable, type InventoryFilter, type ResponseFor } from '../../contract';
import type { Store } from '../store/types';
import { cellsOf, columns, schemaVersion } from './columns';
import { fileFailure } from './failure';
import { BOM, csvText } from './format';

export interface WriteExportOptions {
  readonly store: Store;
  readonly table: ExportTable;
  readonly filter: InventoryFilter;
  /** Absolute. */
  readonly file: string;
  readonly bom: boolean;
  readonly signal: AbortSignal;
}

/** Fails with `cannotWriteFile`, `diskFull` or `cancelled`; a file that was there before then stays as it was. */
export async function writeExport(
  options: WriteExportOptions,
): Promise<ResponseFor<'inventory.export'>> {
  const { file } = options;
  // A part of the name alone: the whole, made longer, could be more than a folder takes.
  const temporary = join(dirname(file), `.${basename(file).slice(0, 50)}.${randomUUID()}.part`);
  try {
    await refuseFolder(file);
    const written = await writeTo(temporary, options);
    await rename(temporary, file);
    return { file, ...written, schemaVersion };
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

async function writeTo(
  temporary: string,
  { store, table, filter, bom, signal }: WriteExportOptions,
): Promise<{ rows: number; bytes: number }> {
  // What was exported names people and systems: for its owner alone, as the store is.
  const handle = await open(temporary, 'wx', 0o600);
  try {
    let bytes = await put(
      handle,
      `${bom ? BOM : ''}${csvText([columns[table].map(({ header }) => header)])}`,
    );
    let rows = 0;
    for await (const batch of store.exportBatches(table, filter)) {
      refuseCancelled(signal);
      bytes += await put(handle, csvText(batch.map((record) => cellsOf(table, record))));
      rows += batch.length;
    }
    await handle.sync();
    refuseCancelled(signal);
    return { rows, bytes };
  } finally {
    await handle.close();
  }
}

function refuseCancelled({ aborted }: AbortSignal): void {
  if (aborted) fail('cancelled', 'The export was cancelled; nothing was written.');
}

async function put(handle: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text, 'utf8');
  await handle.writeFile(bytes);
  return bytes.length;
}
