/** Rows as the parts of an upload: CSV without a header, each part of a bounded size, so that memory is bounded. */
import { toPlainCsv } from '../export/formats/csv-text';

/** One request must end within its time limit on a slow line. */
export const MAX_PART_BYTES = 1024 * 1024;

export interface CsvPart {
  readonly csv: string;
  readonly rows: number;
  readonly bytes: number;
}

type Rows = readonly (readonly string[])[];

/** A part ends with a whole row; a single row that is larger than the bound is a part by itself. */
export async function* toCsvParts(
  batches: AsyncIterable<Rows>,
  maxBytes = MAX_PART_BYTES,
): AsyncGenerator<CsvPart> {
  let open: CsvPart = { csv: '', rows: 0, bytes: 0 };
  for await (const batch of batches) {
    for (const piece of piecesOf(batch, maxBytes)) {
      if (open.rows > 0 && open.bytes + piece.bytes > maxBytes) {
        yield open;
        open = piece;
      } else {
        open = {
          csv: open.csv + piece.csv,
          rows: open.rows + piece.rows,
          bytes: open.bytes + piece.bytes,
        };
      }
    }
  }
  if (open.rows > 0) yield open;
}

/** Halves what is too large. */
function* piecesOf(rows: Rows, maxBytes: number): Generator<CsvPart> {
  if (rows.length === 0) return;
  const csv = toPlainCsv(rows);
  const bytes = Buffer.byteLength(csv, 'utf8');
  if (rows.length === 1 || bytes <= maxBytes / 4) {
    yield { csv, rows: rows.length, bytes };
    return;
  }
  const middle = Math.ceil(rows.length / 2);
  yield* piecesOf(rows.slice(0, middle), maxBytes);
  yield* piecesOf(rows.slice(middle), maxBytes);
}
