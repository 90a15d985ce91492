/** Finds citations of docs/domo-api.md and docs/promises.md in a text, and tells which of them are wrong. */
import { partsAt, type Part } from './cited-parts';

/** Section number → names of the table rows in it. A row whose name is a number such as 10.5 is a section as well. */
type Sections = ReadonlyMap<string, ReadonlySet<string>>;
/** Number → name. */
type Promises = ReadonlyMap<string, string>;

export interface Pages {
  readonly sections: Sections;
  readonly promises: Promises;
}

export interface Citation {
  readonly page: 'domo-api' | 'promises';
  readonly line: number;
  /** Null when the citation is right. */
  readonly mistake: string | null;
}

export function sectionsOf(page: string): Sections {
  const sections = new Map<string, Set<string>>();
  const add = (number: string, rows: Set<string>): Set<string> => {
    if (sections.has(number)) throw new Error(`section ${number} is there twice`);
    sections.set(number, rows);
    return rows;
  };
  let rows = new Set<string>();
  for (const line of page.split('\n')) {
    const heading = /^#{2,3} (\d+(?:\.\d+)?) /u.exec(line)?.[1];
    if (heading !== undefined) rows = add(heading, new Set());
    const row = /^\| (\S.*?) +\|/u.exec(line)?.[1];
    if (row === undefined) continue;
    rows.add(row);
    if (/^\d+\.\d+$/u.test(row)) add(row, new Set());
  }
  return sections;
}

export function promisesOf(page: string): Promises {
  const promises = new Map<string, string>();
  for (const [, number = '', name = ''] of page.matchAll(/^\| (P\d+) +\| (\S.*?) +\|/gmu)) {
    if (promises.has(number)) throw new Error(`${number} is there twice`);
    promises.set(number, name);
  }
  return promises;
}

export function citationsIn(text: string, { sections, promises }: Pages): Citation[] {
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  return [
    ...[...text.matchAll(/\bdomo-api(?=[\s,(])/gu)].map(({ index }): Citation => ({
      page: 'domo-api',
      line: lineAt(index),
      mistake: wrongSection(partsAt(text, index), sections),
    })),
    ...[...text.matchAll(/\bpromises?\s+(P?\d+)(?:\s+\(([^)]*)\))?/giu)].map(
      ({ index, 0: cited, 1: number = '', 2: name }): Citation => ({
        page: 'promises',
        line: lineAt(index),
        mistake:
          promises.has(number) && promises.get(number) === name
            ? null
            : `“${cited}” is not “promise ${number} (${promises.get(number) ?? 'its name'})”`,
      }),
    ),
  ];
}

function wrongSection(parts: readonly Part[], sections: Sections): string | null {
  if (parts.length === 0) return 'no number of a section after “domo-api”';
  const wrong = parts.flatMap(({ section, row }) => {
    const rows = sections.get(section);
    if (!rows) return [`docs/domo-api.md has no section ${section}`];
    return row === undefined || rows.has(row)
      ? []
      : [`section ${section} of docs/domo-api.md has no row “${row}”`];
  });
  return wrong.length === 0 ? null : wrong.join('; ');
}
