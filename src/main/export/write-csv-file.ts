/** Writes an export to a temporary file beside the target, and renames it when it is complete. Devices and pipes are written into. */
import { lstat, open, rename, rm } from 'node:fs/promises';
import {
  fail,
  type ActivityFilter,
  type ExportTable,
  type InventoryFilter,
  type ResponseFor,
  createProblem,
  ProblemError,
  type Problem,
} from '../../contract';
import type { ExportRecord, Store } from '../store/store-types';
import { toCsvCells, CSV_COLUMNS, CSV_SCHEMA_VERSION, type CsvTable } from './csv-columns';
import { BOM, toCsvText } from './csv-text';
import { findOutputTarget, type OutputFile } from './output-target';
import { newPartFile, removeLeftParts } from './part-files';

/** Where and how an export is written. */
export interface ExportTarget {
  /** An absolute path, or `-` for standard output. */
  readonly file: string;
  readonly bom: boolean;
  readonly signal: AbortSignal;
  /**
   * What happened to the store, or why there is none: an export has less in it than the user expects then, and must
   * not replace a good file. Null when all is well.
   */
  readonly storeProblem: Problem | null;
  /** The same when all was read: rows may have been left out meanwhile. */
  readonly storeProblemNow?: () => Promise<Problem | null>;
  /** Creates a new file. Tests simulate a full disk with it. */
  readonly create?: (file: string) => Promise<OutputFile>;
}

/** Readable by its owner only, like the store: an export names people and systems. */
const createFile = (file: string): Promise<OutputFile> => open(file, 'wx', 0o600);

interface CsvSource {
  readonly table: CsvTable;
  readonly batches: AsyncIterable<readonly ExportRecord[]>;
}

type WrittenFile = ResponseFor<'activity.export'>;

/** Writes accounts or access lists. Fails like `writeWholeFile`. */
export const writeExportFile = ({
  store,
  table,
  filter,
  ...target
}: ExportTarget & {
  readonly store: Store;
  readonly table: ExportTable;
  readonly filter: InventoryFilter;
}): Promise<WrittenFile> =>
  writeCsvFile({ table, batches: store.exportBatches(table, filter) }, target);

/** Writes activity entries. Fails like `writeWholeFile`. */
export const writeActivityFile = ({
  store,
  filter,
  ...target
}: ExportTarget & {
  readonly store: Store;
  readonly filter: ActivityFilter;
}): Promise<WrittenFile> =>
  writeCsvFile({ table: 'activity', batches: store.activityBatches(filter) }, target);

/** Writes any text. Fails like `writeWholeFile`. */
export const writeTextFile = (
  texts: AsyncIterable<string> | Iterable<string>,
  target: ExportTarget,
): Promise<number> =>
  writeWholeFile(target, async (output) => {
    let bytes = 0;
    for await (const text of texts) bytes += await writeChunk(output, text);
    return bytes;
  });

const writeCsvFile = async (source: CsvSource, target: ExportTarget): Promise<WrittenFile> => ({
  file: target.file,
  ...(await writeWholeFile(target, (output) => writeCsvRows(output, source, target))),
  schemaVersion: CSV_SCHEMA_VERSION,
});

/** Fails with `cannotWriteFile`, `diskFull` or `cancelled`. A file that existed before then stays unchanged. */
async function writeWholeFile<T>(
  { file, signal, storeProblem, storeProblemNow, create = createFile }: ExportTarget,
  write: (output: OutputFile) => Promise<T>,
): Promise<T> {
  let isReplaced = true;
  try {
    const target = await findOutputTarget(file);
    isReplaced = target.kind === 'file';
    if (target.kind === 'stream') return await writeAndClose(await target.open(), signal, write);
    await throwIfReplacing(target.file, storeProblem);
    return await replaceFile(target.file, async (temporary) => {
      const written = await writeAndClose(await create(temporary), signal, write);
      await throwIfReplacing(target.file, (await storeProblemNow?.()) ?? null);
      return written;
    });
  } catch (error) {
    throw toFileProblem(error, file, isReplaced);
  }
}

async function replaceFile<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  await removeLeftParts(file);
  const temporary = newPartFile(file);
  try {
    const written = await write(temporary);
    await rename(temporary, file);
    return written;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function throwIfReplacing(file: string, storeProblem: Problem | null): Promise<void> {
  if (storeProblem === null) return;
  // A link that leads nowhere is something too.
  const found = await lstat(file).catch(() => null);
  if (found?.isFile() !== true && found?.isSymbolicLink() !== true) return;
  fail(
    storeProblem.code,
    `${file} is there already and was not replaced, because the store may lack what is in it: ${storeProblem.message}`,
    { next: `Write to another file. ${storeProblem.next}` },
  );
}

async function writeAndClose<T>(
  output: OutputFile,
  signal: AbortSignal,
  write: (output: OutputFile) => Promise<T>,
): Promise<T> {
  try {
    const written = await write(output);
    await output.sync();
    throwIfCancelled(signal);
    return written;
  } finally {
    await output.close();
  }
}

async function writeCsvRows(
  output: OutputFile,
  { table, batches }: CsvSource,
  { bom, signal }: ExportTarget,
): Promise<{ rows: number; bytes: number }> {
  let bytes = await writeChunk(
    output,
    `${bom ? BOM : ''}${toCsvText([CSV_COLUMNS[table].map(({ header }) => header)])}`,
  );
  let rows = 0;
  for await (const batch of batches) {
    throwIfCancelled(signal);
    bytes += await writeChunk(output, toCsvText(batch.map((record) => toCsvCells(table, record))));
    rows += batch.length;
  }
  return { rows, bytes };
}

function throwIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) fail('cancelled', 'The export was cancelled; nothing was written.');
}

async function writeChunk(output: OutputFile, text: string): Promise<number> {
  const bytes = Buffer.from(text, 'utf8');
  await output.writeFile(bytes);
  return bytes.length;
}

const FILE_ERROR_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder has this name',
  EBUSY: 'another program holds it',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  ENXIO: 'nothing can be written into it',
  EPIPE: 'its reader has closed it',
};

function toFileProblem(error: unknown, file: string, isReplaced: boolean): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ProblemError(
      createProblem(
        'diskFull',
        isReplaced
          ? `${file} was not written: the disk is full. The file that was there before is unchanged.`
          : `${file} was not written: it is full.`,
      ),
    );
  }
  const reason = FILE_ERROR_REASONS[code] ?? code;
  return new ProblemError(createProblem('cannotWriteFile', `${file} was not written: ${reason}.`));
}
