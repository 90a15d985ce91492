/** Opens CSV files in LibreOffice, and finds the formulas that it made of them. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture } from '../../build/lib/command';
import { which } from '../../build/lib/which';
import { temporaryFolder } from '../support/temporary-folder';

/** Why nothing is opened here; null where it is. */
export const noSpreadsheet = (): string | null =>
  which('soffice') === null ? 'LibreOffice is not installed (libreoffice-calc-nogui)' : null;

/** What a person chooses in the dialog that asks how to read a CSV file. */
export interface CsvReading {
  /** Each character separates. */
  readonly separators: string;
  readonly removesSpaces: boolean;
}

/**
 * Opens the files as the reading says, and saves them as spreadsheets.
 * @returns the formulas of all cells, by the file's name.
 */
export async function openInSpreadsheet(
  files: readonly string[],
  reading: CsvReading,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const output = temporaryFolder('spreadsheet');
  const ended = await capture('soffice', [
    // A profile of its own: another LibreOffice of this user would take the files over otherwise.
    `-env:UserInstallation=${pathToFileURL(join(output, 'profile')).href}`,
    '--headless',
    `--infilter=CSV:${filterOptions(reading)}`,
    '--convert-to',
    'fods',
    '--outdir',
    output,
    ...files,
  ]);
  if (ended.code !== 0) throw new Error(`soffice: ${ended.stdout}${ended.stderr}`);
  return new Map(
    files.map((file) => {
      const name = basename(file, '.csv');
      return [name, formulasIn(readFileSync(join(output, `${name}.fods`), 'utf8'))];
    }),
  );
}

/**
 * The fields of LibreOffice's CSV filter: quotes, UTF-8, from the first row, no column of its own kind, English, quoted
 * cells are not all text, numbers and dates are recognised, three fields for writing, and formulas are evaluated.
 */
const filterOptions = ({ separators, removesSpaces }: CsvReading): string =>
  `${[...separators].map((sign) => sign.charCodeAt(0)).join('/')},34,76,1,,1033,false,true,false,false,${String(removesSpaces)},0,true`;

function formulasIn(spreadsheet: string): string[] {
  if (!spreadsheet.includes('<table:table-cell')) throw new Error('The spreadsheet has no cell.');
  return [...spreadsheet.matchAll(/ table:formula="([^"]*)"/gu)].map(([, text = '']) => text);
}
