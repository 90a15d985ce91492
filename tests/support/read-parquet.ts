/** Reads Parquet with the library of Apache Arrow in Rust: nothing of it wrote the file. */
import { tableFromIPC } from '@uwdata/flechette';
import { ParquetFile, readParquet } from 'parquet-wasm/node';
import { readFileSync } from 'node:fs';

export interface ParquetTable {
  readonly columns: readonly string[];
  /** Times are dates, whole numbers are numbers, and an empty cell is null. */
  readonly rows: readonly Readonly<Record<string, string | number | boolean | Date | null>>[];
}

export function readParquetFile(file: string): ParquetTable {
  const bytes = readParquet(readFileSync(file)).intoIPCStream();
  const table = tableFromIPC(bytes, { useDate: true });
  return {
    columns: table.schema.fields.map(({ name }) => name),
    rows: table.toArray(),
  };
}

export async function countRowGroups(file: string): Promise<number> {
  const opened = await ParquetFile.fromFile(new Blob([readFileSync(file)]));
  return opened.metadata().numRowGroups();
}
