/** Tables as CSV text. A spreadsheet runs none of the cells of a file. */
import { neutraliseFormula } from '../export-cells';
import { stringify } from 'csv-stringify/sync';

/** For another program and not for a spreadsheet: formulas stay as they are. Line ends as Unix writes them. */
export const toPlainCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'unix', quoted_match: /[\r\n]/ });

/** The first row is the header. A number stays one in a spreadsheet, also below zero. */
export const toCsvTable = (rows: readonly (readonly (string | number)[])[]): string =>
  toCsvText(
    rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'number' ? String(cell) : neutraliseFormula(cell, 'text'),
      ),
    ),
  );

export const BOM = '\uFEFF';

/** RFC 4180: comma, CRLF, quotes where needed. Called per batch: several times faster than the library's stream. */
export const toCsvText = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
