/** Cells as RFC 4180 text: comma, CRLF, quotes where needed. */
import { stringify } from 'csv-stringify/sync';

export const BOM = '\uFEFF';

/** One batch of rows at a time: the library's synchronous form is several times faster than its stream. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
