/** Domo's words may repeat what was sent to it. Here they lose every value of a config (promise: no secret in a Problem). */

/** A piece of so many characters that stands in a value is taken for a piece of it. */
const PIECE = 8;
/** A shorter value is cut where it stands as a word: `a` would take the rest of the sentence with it. */
const WORD = 4;
/** Domo's sentences are short; what is longer is not one. */
const LONGEST = 2_000;

/** The text with `…` for each value, and for longer pieces of one. */
export function withoutValues(text: string, values: readonly string[]): string {
  if (text.length > LONGEST) return '…';
  const cut = new Set<number>();
  const mark = (from: number, length: number): void => {
    for (let at = from; at < from + length; at++) cut.add(at);
  };
  for (const value of values.flatMap(spellings)) {
    if (value.length < PIECE) {
      for (const { index } of text.matchAll(pattern(value))) mark(index, value.length);
    } else {
      for (let at = 0; at + PIECE <= text.length; at++) {
        if (value.includes(text.slice(at, at + PIECE))) mark(at, PIECE);
      }
    }
  }
  return [...Array(text.length).keys()]
    .map((at) => (cut.has(at) ? (cut.has(at - 1) ? '' : '…') : text.charAt(at)))
    .join('');
}

/** Every text and number in a body, at any depth: what `withoutValues` is to cut out. */
export function valuesIn(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  if (typeof body === 'number') return [String(body)];
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body).flatMap(valuesIn);
}

const spellings = (value: string): string[] => {
  const text = value.trim();
  return text === '' ? [] : [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
};

function pattern(value: string): RegExp {
  // No hyphen among them: an escaped one is an error in a pattern with `u`.
  const text = value.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  const edge = value.length < WORD ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] : ['', ''];
  return new RegExp(edge.join(text), 'gu');
}
