/** An answer without the token, in whatever way it is written there (promise: no token in anything that is kept or shown). */

/** Fewer characters are no token, and stand in words and numbers. */
const MIN_TOKEN_LENGTH = 8;

/** Counted, where any number of them would be gone through from each of them. */
const BACKSLASH = '\\\\';

/** The text with `…` for the token, which goes through an answer of many megabytes once. */
export const redactToken = (text: string, token: string): string =>
  token.length < MIN_TOKEN_LENGTH
    ? text
    : text.replace(toTokenPattern(token, HAS_ESCAPES.test(text)), '…');

/** What every escape has: most answers have none, and a sync has many answers. */
const HAS_ESCAPES = /[%&]|\\u/;

const toTokenPattern = (token: string, escaped: boolean): RegExp => {
  const character = escaped ? escapedPattern : literalPattern;
  const texts = [token, ...base64Forms(token)].map((text) => [...text].map(character).join(''));
  return new RegExp(texts.join('|'), 'gi');
};

/** As it is. JSON may have backslashes in front of some; in front of anything else they are no part of it. */
function literalPattern(sign: string): string {
  const itself = sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  return /["'\\/]/.test(sign) ? `${BACKSLASH}{0,4}${itself}` : itself;
}

/** Also as it is escaped in an address, in JSON and in HTML; escapes may be escaped again. */
function escapedPattern(sign: string): string {
  const code = sign.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const html = `&(?:amp;)*#(?:x0*${hex}|0*${code});`;
  // As it is comes last: what escapes a sign may begin with it.
  return `(?:%(?:25)*${hex}|${BACKSLASH}{1,4}u00${hex}|${html}|${literalPattern(sign)})`;
}

/**
 * In Base64, by what may stand in front of it: none, one or two bytes of three. Without the characters that it shares
 * with what stands before and behind.
 */
const base64Forms = (token: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + token);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
  });
