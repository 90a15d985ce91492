/** Takes a citation apart: `domo-api 2.1, rows 1 to 3, 2.2 and 9.2, "rights"`. */

export interface Part {
  readonly section: string;
  /** A row of a table in it, by what its first cell says. */
  readonly row?: string;
}

/** A citation may go on in the next line of its comment. */
const gap = String.raw`[\s*/]+`;
const next = `(?:,?${gap}(?:and|(to))${gap}|[,;]${gap}|([-–]))`;
const sectionNumber = String.raw`(\d+(?:\.\d+)?)(?!\.?\d)`;
const rowNumber = String.raw`(\d+[a-z]?)(?!\.?\d)`;
const sticky = (pattern: string): RegExp => new RegExp(pattern, 'uy');

const firstSection = sticky(`domo-api${gap}${sectionNumber}`);
/** A number before a word is none: `domo-api 3.4, 200 accounts`. */
const nextSection = sticky(String.raw`${next}(?!\d+\s+\w)${sectionNumber}`);
const named = sticky(`,?${gap}"([^"\\n]+)"`);
const firstRow = sticky(`,?${gap}(?:notes${gap}on${gap})?rows?${gap}${rowNumber}`);
const nextRow = sticky(`${next}${rowNumber}`);

/** The parts of the citation that starts there; none where no number follows. */
export function partsAt(text: string, start: number): Part[] {
  let at = start;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const first = take(firstSection)?.[1];
  if (first === undefined) return [];
  let section: string = first;
  const parts: Part[] = [{ section }];
  let lastRow: string | undefined;
  for (;;) {
    const name = take(named)?.[1];
    const row = name ?? take(firstRow)?.[1];
    const rows = row === undefined && lastRow !== undefined ? after(lastRow, take(nextRow)) : [];
    if (row !== undefined) rows.push(row);
    const sections: string[] = rows.length === 0 ? after(section, take(nextSection)) : [];
    if (rows.length + sections.length === 0) return parts;
    for (const each of rows) parts.push({ section, row: each });
    for (const each of sections) parts.push({ section: each });
    lastRow = name === undefined ? rows.at(-1) : undefined;
    section = sections.at(-1) ?? section;
  }
}

/** What was found after a number: the next one, or all up to that. */
function after(before: string, found: RegExpExecArray | null): string[] {
  if (!found) return [];
  const [, to, dash, last = ''] = found;
  return (to ?? dash) === undefined ? [last] : upTo(before, last);
}

/** The numbers of a range without its first one. Only the last number, where they are in no order. */
function upTo(first: string, last: string): string[] {
  const [, chapter, from] = /^(\d+\.|)(\d+)$/u.exec(first) ?? [];
  const [, sameChapter, to] = /^(\d+\.|)(\d+)$/u.exec(last) ?? [];
  if (chapter === undefined || chapter !== sameChapter || Number(from) >= Number(to)) return [last];
  return Array.from(
    { length: Number(to) - Number(from) },
    (_, index) => `${chapter}${Number(from) + index + 1}`,
  );
}
