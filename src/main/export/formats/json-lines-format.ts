/** JSON Lines: one object for each row, with the columns as its keys, each row ended by a line feed. */
import { toExportValue } from '../export-cells';
import type { RowFormat } from './row-format';

export const jsonLinesFormat: RowFormat = (sink, columns) => ({
  begin: () => Promise.resolve(),
  add: (records) =>
    sink.writeText(
      records
        .map((record) => {
          const cells = columns.map((column) => [column.header, toExportValue(column, record)]);
          return `${JSON.stringify(Object.fromEntries(cells))}\n`;
        })
        .join(''),
    ),
  end: () => Promise.resolve(),
});
