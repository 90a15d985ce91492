/** Domo's words lose every value that was sent, and stay readable where none stands in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesIn, withoutValues } from '../../../src/main/domo/sent-values';

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
    ['one line of many', 'No key: line-two-of', ['line-one\nline-two-of-it'], 'No key: …'],
    ['another case', 'Key CANARY-ABCDEF', ['canary-abcdef'], 'Key …'],
    ['white space around it', 'Key abc12 is wrong', ['  abc12\n'], 'Key … is wrong'],
    ['signs of a pattern', 'Key a.b*c+ is wrong', ['a.b*c+'], 'Key … is wrong'],
    ['a hyphen', 'Key a-b-1 is wrong', ['a-b-1'], 'Key … is wrong'],
    ['a hyphen as a word alone', 'Key - is wrong', ['-'], 'Key … is wrong'],
    ['an empty value', 'Key is wrong', ['', '  '], 'Key is wrong'],
    ['one value within another', 'x secret-12345 y', ['secret', 'secret-12345'], 'x … y'],
  ])('%s', (_what, text, values, expected) => {
    expect(withoutValues(text, values)).toBe(expected ?? text);
  });

  it('a text too long for a sentence is not shown at all', () => {
    expect(withoutValues('x'.repeat(2_001), [])).toBe('…');
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
        expect(withoutValues(`${before}${secret}${after}`, [secret])).not.toContain(secret.trim());
      }),
    );
  });
});

describe('what is a value', () => {
  it('every text and number, at any depth', () => {
    const body = { a: 'one', b: { c: ['two', 3, null, true] }, d: '' };
    expect(valuesIn(body)).toEqual(['one', 'two', '3', '']);
  });
});
