/** The forms in which an answer may repeat the token. */

/** One character of a form. */
export interface FormSign {
  readonly lower: number;
  readonly upper: number;
  readonly beginsCode?: boolean;
}

/**
 * What may stand in front of a character that is not the first one, beside nothing. `betweenBytes`: two characters are one
 * byte. `betweenCodes`: only in front of a sign that begins a code.
 */
export type GapKind = 'separators' | 'betweenBytes' | 'betweenCodes';

export interface TokenForm {
  readonly signs: readonly FormSign[];
  readonly gap: GapKind;
  /** Whether each character may be written as an escape of a URL, of JSON or of HTML. */
  readonly escapes: boolean;
}

export function formsOfToken(token: string): TokenForm[] {
  const backwards = [...token].reverse().join('');
  const hexadecimal = Buffer.from(token).toString('hex');
  return [
    ...[token, backwards, ...base64Forms(token)].map((text) => toForm(text, 'separators', true)),
    toForm(hexadecimal, 'betweenBytes', false),
    toCodesForm(token),
  ];
}

/** Its characters by their numbers: `100,97,…`, as a program prints bytes. */
const toCodesForm = (token: string): TokenForm => ({
  signs: Array.from(Buffer.from(token), (byte) =>
    Array.from(String(byte), (digit, at) => ({ ...toSign(digit), beginsCode: at === 0 })),
  ).flat(),
  gap: 'betweenCodes',
  escapes: false,
});

const toForm = (text: string, gap: GapKind, escapes: boolean): TokenForm => ({
  signs: Array.from({ length: text.length }, (_, at) => toSign(text.charAt(at))),
  gap,
  escapes,
});

const toSign = (sign: string): FormSign => ({
  lower: codeOf(sign, sign.toLowerCase()),
  upper: codeOf(sign, sign.toUpperCase()),
});

/** Some characters have no other case of one character. */
const codeOf = (sign: string, other: string): number =>
  (other.length === 1 ? other : sign).charCodeAt(0);

/**
 * The token in Base64, once for each of the three offsets at which it may start. Characters that also encode what
 * stands before or after the token are left out.
 */
const base64Forms = (token: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + token);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
  });
