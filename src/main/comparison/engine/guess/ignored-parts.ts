/**
 * What is left out of names: whole words (`dev`), and what is written together with the first word (`dev-`) or with the
 * last one (`-dev`) of a name. The hyphen separates words, so no word has one.
 */
export const startPart = (text: string): string => `${text}-`;
export const endPart = (text: string): string => `-${text}`;

/** Of a word without its part: `s1` is no name. */
const isRest = (rest: string): boolean => rest.length > 1 && /\p{L}/u.test(rest);

/** The word without a part at its start; null if it does not begin so, or if nothing is left. */
export function withoutStart(word: string, part: string): string | null {
  const isSo = sameLengthInLowerCase(word)?.startsWith(part) === true;
  const rest = isSo ? word.slice(part.length) : '';
  return isRest(rest) ? rest : null;
}

export function withoutEnd(word: string, part: string): string | null {
  const isSo = sameLengthInLowerCase(word)?.endsWith(part) === true;
  const rest = isSo ? word.slice(0, word.length - part.length) : '';
  return isRest(rest) ? rest : null;
}

/** Some letters have another length in lower case: where a part ends in such a word nobody knows. */
function sameLengthInLowerCase(word: string): string | null {
  const lower = word.toLowerCase();
  return lower.length === word.length ? lower : null;
}

export class IgnoredParts {
  private readonly words = new Set<string>();
  private starts: readonly string[] = [];
  private ends: readonly string[] = [];

  /** In lower case. */
  constructor(parts: Iterable<string>) {
    for (const part of parts) this.add(part);
  }

  add(part: string): void {
    if (part.endsWith('-')) this.starts = longestFirst([...this.starts, part.slice(0, -1)]);
    else if (part.startsWith('-')) this.ends = longestFirst([...this.ends, part.slice(1)]);
    else this.words.add(part);
  }

  delete(part: string): void {
    if (part.endsWith('-')) this.starts = this.starts.filter((each) => startPart(each) !== part);
    else if (part.startsWith('-')) this.ends = this.ends.filter((each) => endPart(each) !== part);
    else this.words.delete(part);
  }

  /** The words of a name that are left, in order. Empty for a name of ignored words alone. */
  leftOf(words: readonly string[]): string[] {
    const left = words.filter((word) => !this.words.has(word.toLowerCase()));
    if (left.length === 0 || this.starts.length + this.ends.length === 0) return left;
    left[0] = firstOf(this.starts, (part) => withoutStart(left[0] ?? '', part)) ?? left[0] ?? '';
    const last = left.length - 1;
    const word = left[last] ?? '';
    left[last] = firstOf(this.ends, (part) => withoutEnd(word, part)) ?? word;
    return left;
  }

  /** Whether the name loses something. */
  isIn(words: readonly string[]): boolean {
    const left = this.leftOf(words);
    return left.length !== words.length || left.some((word, at) => word !== words[at]);
  }

  /** The parts that the name could lose: which it does depends on the others. */
  concerning(words: readonly string[]): string[] {
    return [
      ...words.map((word) => word.toLowerCase()).filter((word) => this.words.has(word)),
      // Once words are left out, another one is the first or the last.
      ...this.starts
        .filter((part) => words.some((word) => withoutStart(word, part) !== null))
        .map(startPart),
      ...this.ends
        .filter((part) => words.some((word) => withoutEnd(word, part) !== null))
        .map(endPart),
    ];
  }
}

const longestFirst = (parts: readonly string[]): string[] =>
  [...new Set(parts)].sort((a, b) => b.length - a.length);

function firstOf(parts: readonly string[], find: (part: string) => string | null): string | null {
  for (const part of parts) {
    const found = find(part);
    if (found !== null) return found;
  }
  return null;
}
