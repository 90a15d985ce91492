/** One rule for names: what is the same name, what a search finds, and what comes first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileLabelSchema } from '../../src/contract/profile';
import {
  compareNames,
  foldText,
  isSameName,
  matchesSearch,
  toLookKey,
  toNameKey,
} from '../../src/contract/text-folding';

const sorted = (...names: string[]): string[] => [...names].sort(compareNames);

describe('two names', () => {
  it.each([
    ['case', 'PROD', 'prod'],
    ['Unicode form', 'Élan', 'E\u0301lan'],
    ['accents', 'Élan', 'elan'],
    ['a stroke', 'Øresund', 'oresund'],
    ['two letters for one', 'Straße', 'STRASSE'],
    ['a capital sharp s', 'STRAẞE', 'strasse'],
    ['Polish', 'Łódź', 'lodz'],
    ['Turkish', 'İstanbul', 'istanbul'],
    ['a final sigma', 'ΟΔΟΣ', 'οδοσ'],
    ['width', 'Ｐｒｏｄ', 'prod'],
    ['a zero width space', 'Pr\u200Bod', 'Prod'],
    ['a soft hyphen', 'Pro\u00ADd', 'Prod'],
    ['a mark of direction', '\u200EProd\u200F', 'Prod'],
    ['a byte order mark', '\uFEFFProd', 'Prod'],
    ['a typographic apostrophe', 'O’Brien', "o'brien"],
    ['an opening one', 'O‘Brien', "O'Brien"],
    ['a letter that looks like one', 'Hawaiʻi ʼn', "hawai'i 'n"],
    ['a prime', '5′', "5'"],
    ['quotation marks', '“Old” „Prod‟', '"old" "prod"'],
    ['a blank of Braille', 'Pr\u2800od', 'Prod'],
    ['marks of annotations', '\uFFF9Pr\uFFFAod\uFFFB', 'Prod'],
    ['a note without a head', 'Pro\u{1D159}d', 'Prod'],
    ['a space before it', ' Prod', 'Prod'],
    ['white space', ' Prod\u00A0\t EU ', 'prod eu'],
  ])('are the same when they differ in %s', (_what, one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  it.each([
    ['a word', 'Prod', 'Prod EU'],
    ['leading zeros', 'Client 02', 'Client 2'],
    ['a Japanese letter with another mark', 'が', 'か'],
    ['a Devanagari vowel', 'की', 'का'],
    ['punctuation', 'a-b', 'a b'],
    ['one quote and two', "a'", 'a"'],
  ])('are different when they differ in %s', (_what, one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

describe('two labels', () => {
  it.each([
    ['Cyrillic letters', 'Аcme', 'Acme'],
    ['Cyrillic letters alone', 'СОС', 'COC'],
    ['a Cyrillic letter with an accent', 'Prоd Ёast', 'Prod East'],
    ['a Cyrillic letter that is drawn like a digit', 'Client З', 'Client 3'],
    ['Greek letters', 'Αcme Νorth', 'Acme North'],
    ['a Greek letter of another form', 'Aϲme', 'Acme'],
    ['an Armenian letter', 'Prօd', 'Prod'],
    ['a Cherokee letter', 'Ꭺcme', 'Acme'],
    ['a phonetic letter', 'ɑcme', 'Acme'],
    ['dashes', 'Prod – EU', 'Prod - EU'],
    ['letters and case', 'аcme', 'ACME'],
  ])('look the same that differ in %s', (_what, one, other) => {
    expect(toLookKey(one)).toBe(toLookKey(other));
    expect(isSameName(one, other)).toBe(false);
  });

  it.each([
    ['Клиент', 'Kлиeнтa'],
    ['Север', 'Юг'],
    ['Υάλη', 'γάλη'],
    ['Acme', 'Acne'],
    ['東京', '東'],
  ])('look different: %s and %s', (one, other) => {
    expect(toLookKey(one)).not.toBe(toLookKey(other));
  });

  it('of Latin letters alone look the same only if they are the same name', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aAbBiIlLoO0O1 éßøZ-'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(toLookKey(one) === toLookKey(other)).toBe(isSameName(one, other));
      }),
    );
  });
});

describe('the order of names', () => {
  it('is by number where there are numbers', () => {
    expect(sorted('Client 10', 'Client 2', 'Client 1', 'Client 2b')).toEqual([
      'Client 1',
      'Client 2',
      'Client 2b',
      'Client 10',
    ]);
    expect(sorted('n 99999999999999999999', 'n 8', 'n 100000000000000000000')).toEqual([
      'n 8',
      'n 99999999999999999999',
      'n 100000000000000000000',
    ]);
  });

  it('does not depend on accents and case', () => {
    expect(sorted('Zed', 'Élan', 'edge', 'Ørsted', 'Pine', 'öl')).toEqual([
      'edge',
      'Élan',
      'öl',
      'Ørsted',
      'Pine',
      'Zed',
    ]);
  });

  it('is the order of the keys, and puts any two names in one order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(Math.sign(compareNames(one, other))).toBe(-Math.sign(compareNames(other, one)) + 0);
        if (toNameKey(one) < toNameKey(other)) expect(compareNames(one, other)).toBe(-1);
        expect(compareNames(one, other) === 0).toBe(one === other);
      }),
    );
  });

  it('of two numbers is their size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 0n }), (one, other) => {
        if (one === other) return;
        expect(compareNames(`n ${one}`, `n ${other}`)).toBe(one < other ? -1 : 1);
      }),
    );
  });
});

describe('folding', () => {
  it('changes nothing that is folded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(isSameName(text, text.normalize('NFD'))).toBe(true);
        expect(isSameName(text, text.normalize('NFC'))).toBe(true);
      }),
    );
  });
});

describe('a character that nobody sees, or a quote of another kind,', () => {
  const invisible = [
    '\u2800',
    '\uFFF9',
    '\uFFFA',
    '\uFFFB',
    '\u200B',
    '\u2064',
    '\u{E0020}',
    '\u3164',
  ];
  const kinds = [
    ["'", '‘', '’', '‛', 'ʻ', 'ʼ', 'ʹ', '′', '＇'],
    ['"', '“', '”', '„', '‟', '＂'],
  ];

  it('makes no other name anywhere in it', () => {
    const kind = fc.constantFrom(...kinds);
    const pieces = fc.array(
      fc.tuple(fc.string({ unit: 'grapheme', maxLength: 5 }), kind, fc.nat()),
    );
    const hidden = fc.constantFrom(...invisible);
    fc.assert(
      fc.property(pieces, hidden, (parts, sign) => {
        const name = (quoteOf: (quotes: string[], at: number) => string, between: string): string =>
          parts.map(([text, quotes, at]) => `${text} ${quoteOf(quotes, at)}${between}`).join('');
        const plain = name(([quote = '']) => quote, '');
        const written = name((quotes, at) => quotes[at % quotes.length] ?? '', sign);
        expect(foldText(written)).toBe(foldText(plain));
        expect(compareNames(written, plain) === 0).toBe(written === plain);
      }),
    );
  });
});

it('a search finds every word, however it is written', () => {
  expect(matchesSearch('Straße nach Łódź', 'LODZ strasse')).toBe(true);
  expect(matchesSearch('Straße nach Łódź', 'lodz berlin')).toBe(false);
  expect(matchesSearch('O’Brien “old”', `o'brien "old"`)).toBe(true);
  expect(matchesSearch('anything', ' \u200B ')).toBe(true);
});

it('a label needs something that can be seen', () => {
  expect(profileLabelSchema.safeParse('\u200B\u00AD').success).toBe(false);
  expect(profileLabelSchema.parse(' Prod ')).toBe('Prod');
});
