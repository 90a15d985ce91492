/** Any table of texts as CSV, by the rules of every export: nothing in it is run by a spreadsheet. */
import { neutraliseFormula } from './csv-columns';
import { stringify } from 'csv-stringify/sync';

/** The first row is the header. */
export const toCsvTable = (rows: readonly (readonly string[])[]): string =>
  toCsvText(rows.map((row) => row.map((text) => neutraliseFormula(text, 'text'))));

/** Cells as RFC 4180 text: comma, CRLF, quotes where needed. */

export const BOM = '\uFEFF';

/** One batch of rows at a time: the library's synchronous form is several times faster than its stream. */
export const toCsvText = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
