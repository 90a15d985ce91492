/** What the text index knows of the words of a search, without reading accounts. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { accountTableColumns } from './columns';

/** The text index holds sequences of three characters: it finds no shorter word by itself. */
const INDEXED_LENGTH = 3;
/** More rows than these are not worth sorting: an index in the wanted order finds a page of them sooner. */
export const MAX_TEXT_HITS = 5000;
/** Most sequences that a short word may begin. */
const MAX_TERMS = 256;
const TERMS_AT_ONCE = 16;

export const isIndexedWord = (word: string): boolean => [...word].length >= INDEXED_LENGTH;

/** The index says for certain who has it. Of a longer word it knows the sequences, and not whether they follow one another. */
export const isExactWord = (word: string): boolean => [...word].length === INDEXED_LENGTH;

/** The query that finds all that may have the words of three characters and more; null if there is none. */
export function toTextQuery(words: readonly string[]): string | null {
  const sequences = [...new Set(words.filter(isIndexedWord).flatMap(sequencesOf))];
  return sequences.length === 0 ? null : sequences.map(quoted).join(' AND ');
}

function sequencesOf(word: string): string[] {
  const characters = [...word];
  return characters
    .slice(INDEXED_LENGTH - 1)
    .map((_last, at) => characters.slice(at, at + INDEXED_LENGTH).join(''));
}

const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;

const decodeHit = rowDecoder({ row: accountTableColumns.row });

/**
 * The rows that the text index finds: every account with all words is among them, and those without a word that is not
 * exact must still be left out. Null: there are too many, or the index cannot tell.
 */
export function findTextHits(database: Database, words: readonly string[]): number[] | null {
  const query = toTextQuery(words) ?? toShortWordQuery(database, words);
  if (query === null) return null;
  const hits = database.all(
    'SELECT rowid AS row FROM accounts_text WHERE accounts_text MATCH ? LIMIT ?',
    query,
    MAX_TEXT_HITS + 1,
  );
  return hits.length > MAX_TEXT_HITS ? null : hits.map((hit) => decodeHit(hit).row);
}

/** One short word that is rare, by the sequences that begin with it. */
function toShortWordQuery(database: Database, words: readonly string[]): string | null {
  for (const word of words) {
    // A text ends with the id of the account, so its last digits begin no sequence.
    if (/^\d+$/u.test(word)) continue;
    const terms = findRareTerms(database, word);
    // Text that no account has: the query must still be one.
    if (terms !== null)
      return terms.length === 0 ? quoted(`${word}\u{10FFFF}`) : terms.join(' OR ');
  }
  return null;
}

const decodeTerm = rowDecoder({ term: z.string(), doc: z.number() });

/** Null: too many accounts have them. */
function findRareTerms(database: Database, word: string): string[] | null {
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.accounts_terms USING fts5vocab('main', 'accounts_text', 'row')",
  );
  const terms: string[] = [];
  let accounts = 0;
  for (let last = word; ; last = terms.at(-1) ?? last) {
    const found = database
      .all(
        'SELECT term, doc FROM temp.accounts_terms WHERE term > ? AND term < ? LIMIT ?',
        last,
        `${word}\u{10FFFF}`,
        TERMS_AT_ONCE,
      )
      .map(decodeTerm);
    terms.push(...found.map(({ term }) => term));
    accounts += found.reduce((sum, { doc }) => sum + doc, 0);
    if (accounts > MAX_TEXT_HITS || terms.length > MAX_TERMS) return null;
    if (found.length < TERMS_AT_ONCE) return terms.map(quoted);
  }
}
