/** What every table of `latchkey export` has: its file, its options, and what is said once it is written. */
import { Option, type Command } from 'commander';
import { exportFormatSchema, type ExportFormat } from '../../../contract';
import { counted } from '../../../contract/counted';
import { jsonOption, messageLine } from '../print';
import { toOutFile } from '../out-file';
import type { OutputOptions } from './profile';

export interface FileCommandOptions extends OutputOptions {
  readonly out: string;
  readonly bom: boolean;
  readonly format: ExportFormat;
  readonly columns?: string[] | undefined;
  readonly manifest?: boolean | undefined;
}

export const toFileRequest = ({ out, bom, format, columns, manifest }: FileCommandOptions) => ({
  file: toOutFile(out),
  bom,
  format,
  columns: columns ?? null,
  manifest: manifest === true,
});

export const writtenText = ({ file, rows, manifest }: WrittenLines): string =>
  messageLine(`Wrote ${counted(rows, 'row')} to ${file}`) +
  (manifest === null ? '' : messageLine(`Wrote its manifest to ${manifest}`));

interface WrittenLines {
  readonly file: string;
  readonly rows: number;
  readonly manifest: string | null;
}

export const addFileOptions = (command: Command): Command =>
  command
    .requiredOption('--out <file>', 'where to write; - is standard output')
    .addOption(
      new Option('--format <format>', 'csv, JSON Lines or Parquet')
        .choices(exportFormatSchema.options)
        .default('csv'),
    )
    .option('--columns <names>', 'only these columns, such as Account_Id,Valid', toColumnNames)
    .option('--manifest', 'also write <file>.manifest.json: what is in the file, and its SHA-256')
    .option('--no-bom', 'leave out the byte order mark of CSV')
    .option(...jsonOption);

const toColumnNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
