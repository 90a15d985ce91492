/** A DataSet that a client made, and the uploads that are not committed yet (domo-api 2.4). */

export interface PublishedColumn {
  readonly name: string;
  readonly type: string;
}

export interface PublishedDataset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** A test may change it, as a person in Domo may. */
  columns: PublishedColumn[];
  /** What people see: the data of the last commit. */
  rows: string[][];
  /** How often it was committed. */
  commits: number;
  /** Upload id -> the text of its parts, in order. */
  readonly uploads: Map<number, string[]>;
}

/** The types of a column that Domo accepts. */
export const columnTypes: readonly string[] = ['STRING', 'LONG', 'DOUBLE', 'DATETIME', 'DATE'];

const written: Readonly<Record<string, RegExp>> = {
  LONG: /^-?\d{1,19}$/,
  DOUBLE: /^-?\d+(\.\d+)?$/,
  DATETIME: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  DATE: /^\d{4}-\d\d-\d\d$/,
};

/** What is wrong with rows for these columns, as a sentence; null: nothing. An empty cell is no value. */
export function rowsProblem(
  columns: readonly PublishedColumn[],
  rows: readonly (readonly string[])[],
): string | null {
  for (const [at, row] of rows.entries()) {
    if (row.length !== columns.length) {
      return `Row ${String(at + 1)} has ${String(row.length)} cells, the schema has ${String(columns.length)} columns`;
    }
    const bad = columns.find(({ type }, column) => {
      const cell = row[column] ?? '';
      return cell !== '' && written[type]?.test(cell) === false;
    });
    if (bad) return `Row ${String(at + 1)}: '${bad.name}' is no ${bad.type}`;
  }
  return null;
}

/** RFC 4180, without a header. Null: a quote is open at the end. */
export function parseCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  const endRow = (): void => {
    rows.push([...row, cell]);
    [row, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') [row, cell] = [[...row, cell], ''];
    else if (sign === '\n') endRow();
    else if (sign !== '\r' || text[at + 1] !== '\n') cell += sign;
  }
  if (quoted) return null;
  if (row.length > 0 || cell !== '') endRow();
  return rows;
}
