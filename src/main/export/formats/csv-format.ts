/** CSV: RFC 4180, with cells that no spreadsheet runs. */
import { toCsvCells } from '../export-cells';
import { BOM, toCsvText } from './csv-text';
import type { RowFormat } from './row-format';

export const csvFormat: RowFormat = (sink, columns, { bom }) => ({
  begin: () =>
    sink.writeText(`${bom ? BOM : ''}${toCsvText([columns.map(({ header }) => header)])}`),
  add: (records) => sink.writeText(toCsvText(records.map((record) => toCsvCells(columns, record)))),
  end: () => Promise.resolve(),
});
