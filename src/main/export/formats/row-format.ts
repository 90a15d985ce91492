/** What a format of an export is: rows in, bytes out, and never more rows in memory than one group of them. */
import type { ExportRecord } from '../../store/store-types';
import type { ByteSink } from '../byte-sink';
import type { ExportColumn } from '../tables/export-column';

export interface RowWriter {
  readonly begin: () => Promise<void>;
  readonly add: (records: readonly ExportRecord[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

export type RowFormat = (
  sink: ByteSink,
  columns: readonly ExportColumn[],
  options: { readonly bom: boolean },
) => RowWriter;
