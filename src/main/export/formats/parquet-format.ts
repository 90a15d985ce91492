/** Parquet: row groups of a fixed number of rows, compressed with Snappy. A group is in memory until it is written. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { ExportRecord } from '../../store/store-types';
import type { ByteSink } from '../byte-sink';
import { toExportValue } from '../export-cells';
import type { ExportColumn, ExportColumnType } from '../tables/export-column';
import type { RowFormat } from './row-format';

/** Encoding a group takes one turn of the thread, which answers nobody meanwhile. */
export const ROWS_PER_GROUP = 4000;

/** Every column may be empty. Ids are texts: they keep all digits and their zeros. */
const SCHEMA_TYPES: Readonly<Record<ExportColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  id: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  boolean: { type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
  number: { type: 'INT64', repetition_type: 'OPTIONAL' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
};

export const parquetFormat: RowFormat = (sink, columns) => {
  const writer = new SinkWriter(sink);
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ header, type }) => ({ name: header, ...SCHEMA_TYPES[type] })),
    ],
    createdBy: 'Latchkey',
  });
  let group: ExportRecord[] = [];
  const writeGroup = async (): Promise<void> => {
    const columnData = columns.map((column) => ({
      name: column.header,
      data: group.map((record) => toParquetValue(column, record)),
      // Its entries of all groups would stay in memory to the end.
      offsetIndex: false,
    }));
    const { length } = group;
    group = [];
    await parquet.write({ columnData, rowGroupSize: length });
  };
  return {
    begin: () => Promise.resolve(),
    add: async (records) => {
      for (const record of records) {
        group.push(record);
        if (group.length === ROWS_PER_GROUP) await writeGroup();
      }
    },
    end: async () => {
      if (group.length > 0) await writeGroup();
      // Puts the footer into the writer's memory, and no more.
      await parquet.finish();
      if (parquet.num_rows === 0n) declareEmptyGroups(writer.getBytes());
      await writer.flush();
    },
  };
};

/** The library makes 64-bit integers of bigints, and times of dates. */
function toParquetValue(
  column: ExportColumn,
  record: ExportRecord,
): string | boolean | bigint | Date | null {
  const value = toExportValue(column, record);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  return column.type === 'time' && value !== null ? new Date(String(value)) : value;
}

/** Hands over what the library has written at the end of each group, and reuses the memory. */
class SinkWriter extends ByteWriter {
  constructor(private readonly sink: ByteSink) {
    super(1024 * 1024);
  }

  async flush(): Promise<void> {
    const written = this.getBytes();
    this.index = 0;
    await this.sink.write(written);
  }
}

/** `num_rows` 0, then an empty list of row groups without a type, then `created_by`. */
const UNTYPED_EMPTY_GROUPS = Buffer.from([0x16, 0x00, 0x19, 0x00, 0x28]);
const LIST_OF_STRUCTS = 0x0c;

/** The library writes no type for the empty list of a file without rows. Arrow in Rust refuses such a file. */
function declareEmptyGroups(footer: Uint8Array): void {
  const at = Buffer.from(footer.buffer, footer.byteOffset, footer.length).indexOf(
    UNTYPED_EMPTY_GROUPS,
  );
  if (at !== -1) footer[at + 3] = LIST_OF_STRUCTS;
}
