/** Any table of texts as CSV, by the rules of every export: nothing in it is run by a spreadsheet. */
import { neutral } from './columns';
import { csvText } from './format';

/** The first row is the header. */
export const csvTable = (rows: readonly (readonly string[])[]): string =>
  csvText(rows.map((row) => row.map((text) => neutral(text, 'text'))));
