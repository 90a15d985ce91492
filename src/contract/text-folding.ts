/**
 * How names are compared, searched and ordered: one rule for labels, the command line, the palette, searches, orders
 * and duplicates, in main and in the page. Without a locale, so that every computer has the same order.
 */

/** Letters that have no decomposition in Unicode, but that people write without their stroke or as two letters. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ŧ: 't',
    ŋ: 'n',
    ĸ: 'k',
    ς: 'σ',
  }),
);
const SPECIAL_LETTER = new RegExp(`[${[...PLAIN_LETTERS.keys()].join('')}]`, 'gu');
/**
 * Accents of Latin, Greek and Cyrillic, and the optional vowel signs of Hebrew and Arabic. Marks of other scripts are
 * letters of their own.
 */
const ACCENT =
  /[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]/gu;
/**
 * Soft hyphens, joiners, marks of direction, variation selectors, the blank of Braille, marks of annotations, a note
 * without a head: they change nothing that a person sees.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{1D159}]/gu;
/** What programs and keyboards write for `'` and `"`. */
const APOSTROPHE = /[‘’‛ʻʼʹ′]/gu;
const QUOTE = /[“”„‟]/gu;
/** Letters of other alphabets, and below each the Latin one (or the digit) that most fonts draw alike. */
const DRAWN_ALIKE = [
  // Cyrillic
  ['АВЕЅІЈКМНОРСТХУԚԜӀЗаеѕіјкорсхуԁԛԝһӏз', 'ABESIJKMHOPCTXYQWI3aesijkopcxydqwhl3'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαικνορυϲϳ', 'ABEZHIKMNOPTYXCaikvopucj'],
  // Armenian, Cherokee
  ['ՕՍՏոսօհցյզ', 'OUSnuohgjq'],
  ['ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏚᏙᏟᏢᏦᏞᏴ', 'DRTiAJEWMHGZSVCPKLB'],
  // Phonetic and African Latin
  ['ɑɡɩȷʋǀ', 'agijvl'],
  ['‐‑‒–—―−⁃', '--------'],
] as const;
const LATIN_LOOK: ReadonlyMap<string, string> = new Map(
  DRAWN_ALIKE.flatMap(([others, latin]) =>
    [...others].map((other, at) => [other, latin[at] ?? '']),
  ),
);
const LOOK_ALIKE = new RegExp(`[${[...LATIN_LOOK.keys()].join('')}]`, 'gu');
const PLAIN_ASCII = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Equal for texts that differ in case, accents, Unicode form, width, quotes, invisible characters or white space. */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(ACCENT, '')
    .replace(APOSTROPHE, "'")
    .replace(QUOTE, '"')
    .replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Equal for e-mail addresses of one person: case does not count, but an accent makes another address. */
export const foldAddress = (address: string): string =>
  address.normalize('NFC').trim().toLowerCase();

/** Digits of an ordinary number in a name. */
const NUMBER_WIDTH = 12;

/**
 * The key by which names are ordered and found to be the same. Compare two keys by code unit: `Client 2` is before
 * `Client 10`. Empty for a name of which nothing can be seen.
 */
export const toNameKey = (name: string): string =>
  foldText(name).replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '');
    // `02` comes after `2` and is not the same name.
    const zeros = '\u0001'.repeat(digits.length - number.length);
    if (number.length <= NUMBER_WIDTH) return number.padStart(NUMBER_WIDTH, '0') + zeros;
    return `:${String(number.length).padStart(6, '0')}${number}${zeros}`;
  });

export const isSameName = (one: string, other: string): boolean =>
  toNameKey(one) === toNameKey(other);

/**
 * Equal for names that a person cannot tell apart, though their letters are of different alphabets. Only for names that
 * are made: searches and orders keep the letters.
 */
export function toLookKey(name: string): string {
  const asLatin = (text: string): string =>
    text.replace(LOOK_ALIKE, (letter) => LATIN_LOOK.get(letter) ?? letter);
  // Before, since a form of a letter can become another letter; after, for letters with accents.
  return toNameKey(asLatin(asLatin(name).normalize('NFKD')));
}

/** The order of names everywhere. Names with one key are in the order of their characters. */
export function compareNames(one: string, other: string): number {
  const [key, otherKey] = [toNameKey(one), toNameKey(other)];
  return compareUnits(key, otherKey) || compareUnits(one, other);
}

const compareUnits = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** The words of a search, to look for in a text that `foldText` returned. */
export const toSearchWords = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((word) => word !== '');

/** Whether every word of a search occurs in the text. */
export function matchesSearch(text: string, search: string): boolean {
  const folded = foldText(text);
  return toSearchWords(search).every((word) => folded.includes(word));
}

/** How else a text may be written: without blanks around it, in the other forms of Unicode, in one case. Not all there are. */
export const otherSpellings = (text: string): string[] =>
  ['NFC', 'NFD'].flatMap((form) => {
    const own = text.trim().normalize(form);
    return [own, own.toLowerCase(), own.toUpperCase()];
  });
