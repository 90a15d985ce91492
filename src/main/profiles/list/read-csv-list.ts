/**
 * Reads pasted lines and CSV: label, instance, group, as spreadsheets write them. Each line is read for itself, so that
 * an open quotation mark does not swallow the lines below it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { foldText } from '../../../contract/text-folding';
import { toSafeText, type ReadEntry } from './list-entries';
import { toListEntry, type ListFieldName, type ListFields } from './list-fields';

/** The first one wins where several separate as many lines. */
const separators = ['\t', ';', ','] as const;
type Separator = (typeof separators)[number];

/** Without a header. A line of one text names the instance alone. */
const usualOrder: readonly ListFieldName[] = ['label', 'instance', 'group', 'colour', 'guard', 'token']; // prettier-ignore

const headerWords: Readonly<Record<string, ListFieldName>> = {
  label: 'label',
  name: 'label',
  title: 'label',
  customer: 'label',
  client: 'label',
  instance: 'instance',
  domain: 'instance',
  subdomain: 'instance',
  host: 'instance',
  url: 'instance',
  address: 'instance',
  group: 'group',
  environment: 'group',
  colour: 'colour',
  color: 'colour',
  guard: 'guard',
  token: 'token',
  reference: 'token',
};

type Header = readonly (ListFieldName | null)[];

export function readCsvList(text: string): ReadEntry[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line, at) => ({ number: at + 1, line }))
    .filter(({ line }) => line.replace(/[\s,;"\u200b\ufeff]/gu, '') !== '');
  const told = /^\ufeff?"?sep=([,;\t])"?$/iu.exec(lines[0]?.line ?? '')?.[1];
  if (told !== undefined) lines.shift();
  const first = lines[0]?.line ?? '';
  const separator = toSeparator(told) ?? findSeparator(lines.map(({ line }) => line), first); // prettier-ignore
  const header = toHeader(splitLine(first, separator) ?? []);
  if (header !== null) lines.shift();
  return lines.map(({ number, line }) => readLine(number, line, separator, header));
}

const toSeparator = (told: string | undefined): Separator | undefined =>
  separators.find((each) => each === told);

/** What separates a header, else what is in most lines. */
function findSeparator(lines: readonly string[], first: string): Separator {
  const ofHeader = separators.find((each) => (toHeader(splitLine(first, each) ?? [])?.length ?? 0) > 1); // prettier-ignore
  if (ofHeader !== undefined) return ofHeader;
  const counts = separators.map((each) => lines.filter((line) => line.includes(each)).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The field of each column, if the line is a header: it names the column of instances, and no column twice. */
function toHeader(cells: readonly string[]): Header | null {
  const fields = cells.map((cell) => headerWords[foldText(cell).split(' ')[0] ?? ''] ?? null);
  const known = fields.filter((field) => field !== null);
  const isHeader = known.includes('instance') && new Set(known).size === known.length;
  // A line of one known word may be an instance that is called so; a header of one column says `instance`.
  return isHeader ? fields : null;
}

function readLine(
  number: number,
  line: string,
  separator: Separator,
  header: Header | null,
): ReadEntry {
  const cells = splitLine(line, separator);
  if (cells === null) {
    return { line: number, shown: '', reason: 'A quotation mark in it is not closed.' };
  }
  if (header === null && cells.length > usualOrder.length) {
    return {
      line: number,
      shown: toSafeText(cells[0] ?? ''),
      reason: `It has more than ${usualOrder.length} columns.`,
    };
  }
  if (header === null && cells.length === 1)
    return toListEntry(number, { instance: cells[0] ?? '' });
  const fields: ListFields = {};
  for (const [at, cell] of cells.entries()) {
    const field = (header ?? usualOrder)[at];
    if (field && cell !== '') fields[field] = cell;
  }
  return toListEntry(number, fields);
}

/** The texts of one line, without what spreadsheets put around them. Null if a quotation mark is not closed. */
function splitLine(line: string, separator: Separator): string[] | null {
  try {
    const [cells = []] = parse(line, {
      delimiter: separator,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      // A tab is white space too, so it would be trimmed.
      trim: separator !== '\t',
    });
    return withoutEmptyEnd(cells.map(toPlainCell));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** A cell that a spreadsheet forces to be text is written `="acme"` or `'acme`. */
const toPlainCell = (cell: string): string =>
  cell
    .replace(/[\u200b\ufeff]/gu, '')
    .trim()
    .replace(/^="(.*)"$/u, '$1')
    .replace(/^'(?=\S)/u, '')
    .trim();

/** Spreadsheets write columns that nobody filled. A line of two keeps both: the first is a label, no instance. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  const length = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(length, Math.min(cells.length, 2)));
}
