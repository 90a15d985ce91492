/** The printable characters of ASCII in the width of a Japanese sign, which a reader takes for the same text. */
const [FIRST, LAST, DISTANCE] = [0xff01, 0xff5e, 0xfee0];

export const toNarrow = (code: number): number =>
  code >= FIRST && code <= LAST ? code - DISTANCE : code;

/** The other way round; any other code stays as it is. */
export const toWide = (code: number): number =>
  toNarrow(code + DISTANCE) === code ? code + DISTANCE : code;
