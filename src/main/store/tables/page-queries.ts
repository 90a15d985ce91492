/** The ways to find the rows of a page. */
import { z } from 'zod';
import type { Database, SqlValue } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredValue } from '../macs/covered-columns';
import { accountTableColumns } from './columns';
import type { FilterIndex } from './filter-costs';
import type { IndexedColumn, OrderPiece } from './page-orders';
import { joinConditions, toTextConditions, type SqlPart } from './sql-fragments';

/** A row, and its value in the index that it was found by; undefined when it was not found by one. */
export interface PageRow {
  readonly row: number;
  readonly key?: string | number | null;
}

export interface PageQuestion {
  readonly key: IndexedColumn;
  readonly orderBy: string;
  /** What the order is made of. */
  readonly pieces: readonly OrderPiece[];
  /** The order needs the names of the instances. */
  readonly byProfile: boolean;
  /** The filter without its text. */
  readonly parts: readonly SqlPart[];
  readonly words: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

const decodePageRow = rowDecoder({
  row: accountTableColumns.row,
  key: z.union([z.string(), z.number()]).nullable(),
});

function selectRows(
  database: Database,
  { key, orderBy, limit, offset }: PageQuestion,
  from: string,
  fromValues: readonly SqlValue[],
  parts: readonly SqlPart[],
): PageRow[] {
  const { where, values } = joinConditions(parts);
  return database
    .all(
      `SELECT a.row, ${coveredValue(key, 'a.')} AS key FROM ${from} ${where} ${orderBy} LIMIT ? OFFSET ?`,
      ...fromValues,
      ...values,
      limit,
      offset,
    )
    .map(decodePageRow);
}

export const withProfiles = ({ byProfile }: PageQuestion, from: string): string =>
  byProfile ? `${from} CROSS JOIN profiles p ON p.id = a.profile_id` : from;

const inOrder = ({ byProfile }: PageQuestion, { index }: OrderPiece): string =>
  byProfile
    ? `profiles p CROSS JOIN accounts a INDEXED BY ${index} ON a.profile_id = p.id`
    : `accounts a INDEXED BY ${index}`;

/** A walk of the pieces of the order, one after the other: its SQL and its values. */
function walkInOrder(question: PageQuestion, columns: string, parts: readonly SqlPart[]): SqlPart {
  const walks = question.pieces.map((piece) => {
    const own = piece.condition === null ? [] : [{ sql: piece.condition, values: [] }];
    const { where, values } = joinConditions([...own, ...parts]);
    const sql = `SELECT ${columns} FROM ${inOrder(question, piece)} ${where} ${question.orderBy}`;
    return { sql: `SELECT * FROM (${sql})`, values };
  });
  return {
    sql: walks.map(({ sql }) => sql).join(' UNION ALL '),
    values: walks.flatMap(({ values }) => values),
  };
}

export function rowsOfHits(
  database: Database,
  question: PageQuestion,
  hits: readonly number[],
  /** The words that a hit may lack. */
  words: readonly string[],
): PageRow[] {
  const from = 'json_each(?) hit CROSS JOIN accounts a ON a.row = hit.value';
  const parts = [...question.parts, ...toTextConditions(words)];
  return selectRows(
    database,
    question,
    withProfiles(question, from),
    [JSON.stringify(hits)],
    parts,
  );
}

export function rowsOfFilter(
  database: Database,
  question: PageQuestion,
  { index, conditions }: FilterIndex,
): PageRow[] {
  const from = withProfiles(question, `accounts a INDEXED BY ${index}`);
  const parts = [...question.parts, ...conditions, ...toTextConditions(question.words)];
  return selectRows(database, question, from, [], parts);
}

/** `narrow`: conditions that need no account, so that the walk reads only those that meet them. */
export function rowsInOrder(
  database: Database,
  question: PageQuestion,
  narrow: readonly SqlPart[],
): PageRow[] {
  const columns = `a.row AS row, ${coveredValue(question.key, 'a.')} AS key`;
  const { sql, values } = walkInOrder(question, columns, [...narrow, ...question.parts]);
  return database
    .all(`${sql} LIMIT ? OFFSET ?`, ...values, question.limit, question.offset)
    .map(decodePageRow);
}

/** A word that many accounts have is soon found in any order, unless the order has them all at its end. */
export const WALKED_ROWS = 5000;
/** What most accounts have is found among these, in a few milliseconds. */
export const FIRST_WALKED_ROWS = 800;

/** Null when the first accounts of the order are too few. */
export function rowsNearTheTop(
  database: Database,
  question: PageQuestion,
  rows: number,
): PageRow[] | null {
  const walked = `(${walkInOrder(question, 'a.row AS at', []).sql} LIMIT ${rows}) walked`;
  const from = withProfiles(question, `${walked} CROSS JOIN accounts a ON a.row = walked.at`);
  const parts = [...question.parts, ...toTextConditions(question.words)];
  const found = selectRows(database, question, from, [], parts);
  return found.length < question.limit ? null : found;
}
