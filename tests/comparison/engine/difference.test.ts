/** Where two values differ: by words, or by path in JSON. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../src/contract';
import { findDifference } from '../../../src/main/comparison/engine/difference';
import { findTextDifference } from '../../../src/main/comparison/engine/text-difference';
import { normaliseText } from '../../../src/contract/config-text';
import { growsInProportion } from '../../support/growth';
import { field, rowOver } from './columns';

const inside = (text: string, ranges: readonly TextRange[]): string[] =>
  ranges.map(({ start, end }) => text.slice(start, end));

const outside = (text: string, ranges: readonly TextRange[]): string =>
  [...ranges]
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

const marked = (one: string, other: string): [string[], string[]] => {
  const { reference, own } = findTextDifference(one, other);
  return [inside(one, reference), inside(other, own)];
};

describe('the differences between texts', () => {
  it.each([
    ['jdbc:x://db.acme.com/a', 'jdbc:x://db.acme.org/a', [['com'], ['org']]],
    ['one two three', 'one three', [['two '], []]],
    [
      'a b c d',
      'a x c y',
      [
        ['b', 'd'],
        ['x', 'y'],
      ],
    ],
    ['x a b c', 'a b c x', [['x '], [' x']]],
    ['warehouse1', 'warehouse2', [['1'], ['2']]],
    ['CAN_VIEW', 'OWNER', [['CAN_VIEW'], ['OWNER']]],
    ['caf\u{1F600}', 'caf\u{1F601}', [['\u{1F600}'], ['\u{1F601}']]],
    ['', 'a', [[], ['a']]],
  ])('%j and %j differ in %j', (one, other, expected) => {
    expect(marked(one, other)).toEqual(expected);
  });

  it('leave equal text outside the marked ranges, and never split a code point', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '-', '\u{1F600}', '\u{1F601}', 'é'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { reference, own } = findTextDifference(one, other);
        expect(outside(one, reference)).toBe(outside(other, own));
        // Half of a code point would become another character.
        expect(Buffer.from(outside(one, reference)).toString()).toBe(outside(one, reference));
        expect(reference.length + own.length === 0).toBe(one === other);
      }),
      { numRuns: 1000 },
    );
  });

  it('are aligned when the texts are long and differ in few places', () => {
    const text = (changed: Record<number, string>) =>
      Array.from({ length: 20_000 }, (_, at) => changed[at] ?? `word${at}`).join(' ');
    expect(marked(text({ 10: 'x', 15_000: 'y' }), text({ 10: 'z', 19_000: 'y' }))).toEqual([
      ['x', 'y', 'word19000'],
      ['z', 'word15000', 'y'],
    ]);
  });

  it('are marked as one range when the texts are long and differ in many places', () => {
    const text = (changed: string) =>
      Array.from({ length: 400 }, (_, at) => (at % 20 === 5 ? changed : `word${at}`)).join(' ');
    const { reference, own } = findTextDifference(text('x'), text('y'));
    expect([reference.length, own.length]).toEqual([1, 1]);
    expect(outside(text('x'), reference)).toBe(outside(text('y'), own));
  });

  it('are found in a time in proportion to the length, however much differs', () => {
    expect(growsInProportion((text) => findTextDifference(`${text}a`, `b${text}`), 'ab c ')).toBe(
      true,
    );
    expect(
      growsInProportion((text) => findTextDifference(text, text.replaceAll('a', 'x')), 'ab c '),
    ).toBe(true);
  });

  it('are marked as one range when the texts are too long to align', () => {
    const [one, other] = ['a ', 'b '].map((word) => `front ${word.repeat(5000)}back`) as [
      string,
      string,
    ];
    const { reference, own } = findTextDifference(one, other);
    expect([reference.length, own.length]).toEqual([1, 1]);
    expect(outside(one, reference)).toBe('front  back');
  });
});

describe('the difference between JSON values', () => {
  const paths = (one: string, other: string) => {
    const difference = findDifference(one, other);
    return difference.kind === 'json' ? difference.paths : null;
  };

  it('is given by path, in whatever order the keys are', () => {
    expect(
      paths('{"host":"a","o":{"p":1,"q":[1,2]}}', '{"o":{"q":[1,3,4],"p":"1"},"host":"b"}'),
    ).toEqual([
      { path: '/host', reference: 'a', own: 'b' },
      { path: '/o/q/1', reference: '2', own: '3' },
      { path: '/o/q/2', reference: null, own: '4' },
    ]);
  });

  it('names keys with slashes as in RFC 6901, and shows a branch as JSON', () => {
    expect(paths('{"a/b~":1}', '{"a/b~":{"z":1,"c":2}}')).toEqual([
      { path: '/a~1b~0', reference: '1', own: '{"c":"2","z":"1"}' },
    ]);
  });

  it('is shown as text when one side is not JSON', () => {
    expect(findDifference('{"a":1}', 'a')).toMatchObject({ kind: 'text' });
  });

  it('lists no more than 200 paths, and counts the others', () => {
    const list = (value: number) => JSON.stringify(Array.from({ length: 250 }, () => value));
    const difference = findDifference(list(1), list(2));
    expect(difference).toMatchObject({ kind: 'json', more: 50 });
    expect(difference.kind === 'json' && difference.paths.length).toBe(200);
  });

  it('has a path exactly when the values differ', () => {
    const json = fc.oneof(
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.jsonValue({ maxDepth: 2 })),
      fc.array(fc.constantFrom(1, '1', null, '', true, {}, [])),
    );
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
        expect(paths(left, right)?.length === 0).toBe(normaliseText(left) === normaliseText(right));
      }),
    );
  });
});

describe('a cell', () => {
  it('marks where it differs from the first text of its row', () => {
    const row = rowOver(field.hidden('u'), field.clear('u', 'a b'), field.clear('u', 'a c'));
    expect(row.reference).toBe(1);
    expect(row.cells[1]).toMatchObject({ difference: null });
    expect(row.cells[2]).toMatchObject({
      difference: { kind: 'text', reference: [{ start: 2, end: 3 }], own: [{ start: 2, end: 3 }] },
    });
  });
});
