/** Domo's words lose every value that was sent, and stay readable where none stands in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growsInProportion } from '../support/growth';
import { collectValues, redactSentValues } from '../../src/main/domo/redact/redact-sent-values';

describe('cutting', () => {
  it.each([
    ['no value', "Data provider 'json5' does not have 'authType'", ['s3cret'], null],
    ['a long value', 'Key canary-abcdef-1 is wrong', ['canary-abcdef-1'], 'Key … is wrong'],
    ['a value of some letters', 'Key abc12 is wrong', ['abc12'], 'Key … is wrong'],
    ['twice', 'abc12 and abc12', ['abc12'], '… and …'],
    ['a short value as a word alone', 'a bad "a" in data', ['a'], '… bad "…" in data'],
    [
      'a shortened value',
      'Key canary-abcdef... is wrong',
      ['canary-abcdef-12'],
      'Key …... is wrong',
    ],
    ['one line of many', 'No key: line-two-of', ['line-one\nline-two-of-it'], 'No key:…'],
    ['another case', 'Key CANARY-ABCDEF', ['canary-abcdef'], 'Key …'],
    ['white space around it', 'Key abc12 is wrong', ['  abc12\n'], 'Key … is wrong'],
    ['signs of a pattern', 'Key a.b*c+ is wrong', ['a.b*c+'], 'Key … is wrong'],
    ['a hyphen', 'Key a-b-1 is wrong', ['a-b-1'], 'Key … is wrong'],
    ['a hyphen as a word alone', 'Key - is wrong', ['-'], 'Key … is wrong'],
    ['an empty value', 'Key is wrong', ['', '  '], 'Key is wrong'],
    ['one value within another', 'x secret-12345 y', ['secret', 'secret-12345'], 'x … y'],
  ])('%s', (_what, text, values, expected) => {
    expect(redactSentValues(text, values)).toBe(expected ?? text);
  });

  it('a text too long for a sentence is not shown at all', () => {
    expect(redactSentValues('x'.repeat(2_001), [])).toBe('…');
  });

  const signs = fc.string({
    maxLength: 7,
    unit: fc.constantFrom(...'.*+?^${}()|[]\\/-,:;!=<>#&~ a1'),
  });

  it('whatever is sent, and wherever it stands: it is gone', () => {
    const value = fc.oneof(fc.string({ minLength: 5, maxLength: 40, unit: 'grapheme' }), signs);
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(secret.trim().length >= 5);
        expect(redactSentValues(`${before}${secret}${after}`, [secret])).not.toContain(
          secret.trim(),
        );
      }),
    );
  });
});

describe('a value that is written in another way', () => {
  const value = 'p@ss&word%1!x';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['in an address', 'p%40ss%26word%251!x'],
    ['in an address, every sign', 'p%40ss%26word%251%21x'],
    ['in an address, lower case', 'p%40ss%26word%251%21x'.toLowerCase()],
    ['in JSON', String.raw`p@ss\u0026word%1!x`],
    ['in HTML', 'p@ss&amp;word%1!x'],
    ['in HTML, by number', 'p&#64;ss&#38;word&#x25;1&#33;x'],
    ['in an address, twice', 'p%2540ss%2526word%25251!x'],
    ['in JSON, in an address', 'p%40ss%5Cu0026word%251!x'],
    ['in Base64', base64(value)],
    ['in Base64 for an address', Buffer.from(value).toString('base64url')],
    ['in Base64 in an address', encodeURIComponent(base64(value))],
  ])('%s', (_what, written) => {
    expect(redactSentValues(`Key "${written}" is wrong`, [value])).toMatch(
      /^Key "…+(?:=|%3D)*" is wrong$/u,
    );
  });

  it.each(['', 'u:', 'me:'])('in Base64 behind %j', (before) => {
    const text = `Basic ${base64(`${before}${value}`)} is wrong`;
    expect(redactSentValues(text, [value])).toMatch(/^Basic …=* is wrong$/u);
  });

  it.each([
    ['a blank', 'pass word', 'pass+word'],
    ['a blank', 'pass word', 'pass%20word'],
    ['a short one', 'q&Z', 'q%26Z'],
    ['a line break', 'one\ntwo', String.raw`one\ntwo`],
    ['a backslash', String.raw`DOM\joe`, String.raw`DOM\\joe`],
    ['signs of another kind', String.raw`a\ b%41"`, String.raw`a\ b%41&#34;`],
    ['a quote', 'say"it"', 'say&quot;it&quot;'],
    ['other letters', 'Schlüssel', 'Schl%C3%BCssel'],
    ['a short one in Base64', 'a1b2', base64('a1b2')],
  ])('%s', (_what, sent, written) => {
    expect(redactSentValues(`Key ${written} is wrong`, [sent])).toMatch(/^Key …=* is wrong$/u);
  });

  it('what only looks like escapes stays', () => {
    const text = String.raw`100% of &nothing; in C:\temp, u0041 and %zz`;
    expect(redactSentValues(text, ['canary-value'])).toBe(text);
  });

  const written: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
    encodeURIComponent,
    (text) => new URLSearchParams({ text }).toString().slice('text='.length),
    (text) => JSON.stringify(text).slice(1, -1),
    (text) => text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`),
    base64,
  );

  it('whatever is sent, and however it is written: it is gone', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(secret, written, written, (sent, first, second) => {
        fc.pre(sent.trim() === sent && sent.length >= 6);
        for (const text of [first(sent), second(first(sent))]) {
          const left = redactSentValues(`Key ${text} is wrong`, [sent]);
          // Of what was Base64 of Base64 the outer one may be all that can be read.
          if (!(second === base64 && first === base64)) expect(left).not.toContain(text);
          expect(left).not.toContain(sent);
        }
      }),
    );
  });
});

describe('a sentence and values that are made to take long', () => {
  it.each(['a', '%41', '\\u0041', '&#65;', 'ab'])('%j', (piece) => {
    const text = piece.repeat(2_000 / piece.length);
    const cut = (value: string): string => redactSentValues(text, [value]);
    expect(growsInProportion(cut, 'a')).toBe(true);
    expect(growsInProportion(cut, 'a1')).toBe(true);
  });
});

describe('what is a value', () => {
  it('every text and number, at any depth', () => {
    const body = { a: 'one', b: { c: ['two', 3, null, true] }, d: '' };
    expect(collectValues(body)).toEqual(['one', 'two', '3', '']);
  });
});
