/** A sentence of Domo's that repeats a sent value is found out, however the value is written in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growsInProportion } from '../support/growth';
import { collectValues, repeatsSentValue } from '../../src/main/domo/redact/repeats-sent-value';

describe('a message from Domo', () => {
  it.each([
    ['has no value', "Data provider 'json5' does not have 'authType'", ['s3cret'], false],
    ['has a long value', 'Key canary-abcdef-1 is wrong', ['canary-abcdef-1'], true],
    ['has a value of a few letters', 'Key abc12 is wrong', ['abc12'], true],
    ['has a short value as a word', 'a bad "a" in data', ['a'], true],
    ['has a short value within a word only', 'bad data', ['a'], false],
    ['has the beginning of a value', 'Key canary-abcdef... is wrong', ['canary-abcdef-12'], true],
    ['has one line of a value', 'No key: line-two-of', ['line-one\nline-two-of-it'], true],
    ['has a value in another case', 'Key CANARY-ABCDEF', ['canary-abcdef'], true],
    ['has a value without the space around it', 'Key abc12 is wrong', ['  abc12\n'], true],
    ['has a value with the signs of a pattern', 'Key a.b*c+ is wrong', ['a.b*c+'], true],
    ['has a value with a hyphen', 'Key a-b-1 is wrong', ['a-b-1'], true],
    ['has a hyphen as a value', 'Key - is wrong', ['-'], true],
    ['repeats nothing when the values are empty', 'Key is wrong', ['', '  '], false],
    ['has the second of two values', 'x secret-12345 y', ['other', 'secret-12345'], true],
  ])('%s, and is judged by that', (_what, text, values, expected) => {
    expect(repeatsSentValue(text, values)).toBe(expected);
  });

  it('that is too long is never shown', () => {
    expect(repeatsSentValue('x'.repeat(2_000), [])).toBe(false);
    expect(repeatsSentValue('x'.repeat(2_001), [])).toBe(true);
  });

  const signs = fc.string({
    maxLength: 7,
    unit: fc.constantFrom(...'.*+?^${}()|[]\\/-,:;!=<>#&~ a1'),
  });

  it('is recognized whatever value it repeats, and wherever', () => {
    const value = fc.oneof(fc.string({ minLength: 5, maxLength: 40, unit: 'grapheme' }), signs);
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(secret.trim().length >= 5);
        expect(repeatsSentValue(`${before}${secret}${after}`, [secret])).toBe(true);
      }),
    );
  });
});

describe('a value in another notation', () => {
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
  ])('is recognized %s', (_what, written) => {
    expect(repeatsSentValue(`Key "${written}" is wrong`, [value])).toBe(true);
  });

  it.each(['', 'u:', 'me:'])('in Base64 behind %j', (before) => {
    const text = `Basic ${base64(`${before}${value}`)} is wrong`;
    expect(repeatsSentValue(text, [value])).toBe(true);
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
  ])('is recognized with %s', (_what, sent, written) => {
    expect(repeatsSentValue(`Key ${written} is wrong`, [sent])).toBe(true);
  });

  it('is not confused with text that only looks like an escape', () => {
    const text = String.raw`100% of &nothing; in C:\temp, u0041 and %zz`;
    expect(repeatsSentValue(text, ['canary-value'])).toBe(false);
  });

  const written: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
    encodeURIComponent,
    (text) => new URLSearchParams({ text }).toString().slice('text='.length),
    (text) => JSON.stringify(text).slice(1, -1),
    (text) => text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`),
    base64,
  );

  it('is recognized whatever is sent, and however it is escaped', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(secret, written, written, (sent, first, second) => {
        fc.pre(sent.trim() === sent && sent.length >= 6);
        for (const text of [first(sent), second(first(sent))]) {
          // Base64 of Base64 is one level more than is decoded.
          if (second === base64 && first === base64 && text !== first(sent)) continue;
          expect(repeatsSentValue(`Key ${text} is wrong`, [sent])).toBe(true);
        }
      }),
    );
  });
});

describe('a message with values that are hard to search is checked quickly', () => {
  it.each(['a', '%41', '\\u0041', '&#65;', 'ab'])('when it is made of %j', (piece) => {
    const text = piece.repeat(2_000 / piece.length);
    const cut = (value: string): boolean => repeatsSentValue(text, [value]);
    expect(growsInProportion(cut, 'a')).toBe(true);
    expect(growsInProportion(cut, 'a1')).toBe(true);
  });
});

describe('the values of a request', () => {
  it('include every text and number, at any depth', () => {
    const body = { a: 'one', b: { c: ['two', 3, null, true] }, d: '' };
    expect(collectValues(body)).toEqual(['one', 'two', '3', '']);
  });
});
