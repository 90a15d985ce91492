/** Removes the token from a response, in every form that it may be escaped or encoded in (promise P1 (secrets)). */
import { findEnd } from './find-form';
import { toNarrow, toWide } from './full-width';
import { ESCAPE_STARTS, isEscapeStart, readEscapes } from './read-escapes';
import { formsOfToken, type TokenForm } from './token-forms';

/** A shorter text is no token, and occurs in ordinary words and numbers. */
const MIN_TOKEN_LENGTH = 8;

/** Returns the text with `…` in place of the token. One pass, since a response may have many megabytes. */
export type TokenRedactor = (text: string) => string;

/** Without a regular expression: one of all forms took up to half a second to compile, in which main did nothing else. */
export function createTokenRedactor(token: string): TokenRedactor {
  if (token.length < MIN_TOKEN_LENGTH) return (text) => text;
  const formsFrom = groupByStart(formsOfToken(token));
  const mayStart = new Uint8Array(0x1_0000);
  for (const code of formsFrom.keys()) mayStart[code] = mayStart[toWide(code)] = 1;
  for (const code of ESCAPE_STARTS) mayStart[code] = 1;
  return (text) => {
    let [plain, kept] = ['', 0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      // Most of a text ends here, so this is what it costs.
      if (mayStart[code] === 0) continue;
      const forms = isEscapeStart(code)
        ? formsFromEscape(text, at, formsFrom)
        : (formsFrom.get(toNarrow(code)) ?? []);
      const end = longestEnd(text, at, forms);
      if (end < 0) continue;
      plain += `${text.slice(kept, at)}…`;
      kept = end;
      at = end - 1;
    }
    return kept === 0 ? text : plain + text.slice(kept);
  };
}

/** The forms by the code of the character that they begin with. */
type FormsByStart = ReadonlyMap<number, readonly TokenForm[]>;

function groupByStart(forms: readonly TokenForm[]): FormsByStart {
  const byStart = new Map<number, TokenForm[]>();
  for (const form of forms) {
    for (const code of new Set([form.signs[0]?.lower ?? 0, form.signs[0]?.upper ?? 0])) {
      byStart.set(code, [...(byStart.get(code) ?? []), form]);
    }
  }
  return byStart;
}

function formsFromEscape(text: string, at: number, formsFrom: FormsByStart): readonly TokenForm[] {
  const forms = new Set(formsFrom.get(text.charCodeAt(at)));
  for (const { code } of readEscapes(text, at)) {
    for (const form of formsFrom.get(toNarrow(code)) ?? []) forms.add(form);
  }
  return [...forms];
}

function longestEnd(text: string, start: number, forms: readonly TokenForm[]): number {
  let longest = -1;
  for (const form of forms) longest = Math.max(longest, findEnd(text, start, form));
  return longest;
}
