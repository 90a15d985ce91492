/**
 * Domo's error messages may repeat what was sent. A sentence that repeats a value of a config is dropped as a whole,
 * since the value may be a secret (promise P1 (secrets)).
 */
import { decodedForms } from './decoded-text';

/** A fragment of this many characters, found in both the sentence and a value, counts as a part of the value. */
const FRAGMENT_LENGTH = 8;
/** A shorter value only counts as a word of its own: `a` stands in almost every sentence. */
const MIN_SUBSTRING_LENGTH = 4;
/** Domo's sentences are short. A longer text is something else. */
const MAX_SENTENCE_LENGTH = 2_000;

/**
 * True when a text repeats one of the values, or a fragment of a long one, in any form that it may be escaped or
 * encoded in. True as well for a text that is too long to be a sentence.
 */
export function repeatsSentValue(text: string, values: readonly string[]): boolean {
  if (text.length > MAX_SENTENCE_LENGTH) return true;
  const wanted = [...new Set(values.map((value) => foldCase(value.trim())))];
  const { escaped, base64 } = decodedForms(text);
  return (
    anyHolds(
      escaped,
      wanted.filter((value) => value !== ''),
    ) ||
    // Random text that is read as Base64 holds nearly every value of a few characters.
    anyHolds(
      base64,
      wanted.filter(({ length }) => length >= MIN_SUBSTRING_LENGTH),
    )
  );
}

/** Every text and number in a body, at any depth: the values to pass to `repeatsSentValue`. */
export function collectValues(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  if (typeof body === 'number') return [String(body)];
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body).flatMap(collectValues);
}

function anyHolds(texts: readonly string[], values: readonly string[]): boolean {
  return texts.some((each) => {
    const text = foldCase(each);
    const fragments = fragmentsOf(text);
    return values.some((value) => holdsValue(text, fragments, value));
  });
}

function holdsValue(text: string, fragments: ReadonlySet<string>, value: string): boolean {
  if (value.length < MIN_SUBSTRING_LENGTH) return toWordPattern(value).test(text);
  if (value.length < FRAGMENT_LENGTH) return text.includes(value);
  // A value may be far longer than a sentence, so this goes through the value once.
  for (let at = 0; at + FRAGMENT_LENGTH <= value.length; at++) {
    if (fragments.has(value.slice(at, at + FRAGMENT_LENGTH))) return true;
  }
  return false;
}

function fragmentsOf(text: string): ReadonlySet<string> {
  const fragments = new Set<string>();
  for (let at = 0; at + FRAGMENT_LENGTH <= text.length; at++) {
    fragments.add(text.slice(at, at + FRAGMENT_LENGTH));
  }
  return fragments;
}

/** Upper and lower case are the same here, and so are all kinds of white space, which a URL writes as `+`. */
const foldCase = (text: string): string => text.replace(/[\s+]/gu, ' ').toLowerCase();

function toWordPattern(value: string): RegExp {
  // No hyphen among them: an escaped hyphen is an error in a pattern with `u`.
  const text = value.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'u');
}
