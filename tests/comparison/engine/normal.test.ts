/** Types are normalised, names are not: what counts as one value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText, normaliseValue } from '../../../src/contract/config-text';
import { toShownText } from '../../../src/main/comparison/engine/equality';

const normal = (value: unknown): string | null => {
  const text = toShownText(value);
  return text === null ? null : normaliseText(text);
};

describe('the normal form of a value', () => {
  it.each([
    ['true', true],
    ['5', 5],
    ['{"a":1,"b":2}', '{ "b": 2, "a": 1 }'],
    ['{"a":{"x":true,"y":[1]}}', '{"a":{"y":["1"],"x":"true"}}'],
    ['{"a":null}', '{"a":""}'],
    [{ a: 1 }, '{"a":"1"}'],
  ])('of %j is that of %j', (one, other) => expect(normal(one)).toBe(normal(other)));

  it.each([
    ['05', 5],
    ['5.0', 5],
    ['True', true],
    [' 5', 5],
    ['a', 'A'],
    ['[1,2]', '[2,1]'],
    ['{"a":1}', '{"A":1}'],
    ['{"a":""}', '{}'],
    ['{"a":{}}', '{"a":[]}'],
    ['{"a":"[]"}', '{"a":[]}'],
    // More digits than a number has, and a key that two readers could understand in two ways.
    ['{"a":12345678901234567890}', '{"a":12345678901234567891}'],
    ['{"a":1,"a":2}', '{"a":2}'],
  ])('of %j is not that of %j', (one, other) => expect(normal(one)).not.toBe(normal(other)));

  it('does not depend on how its JSON is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        fc.pre(typeof value === 'object' && value !== null);
        expect(normaliseText(JSON.stringify(reversed(value), null, 2))).toBe(
          normaliseText(JSON.stringify(value)),
        );
      }),
    );
  });

  it('stays the same when it is computed a second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });

  it('can be computed for JSON that is nested very deeply', () => {
    for (const depth of [200, 50_000]) {
      const deep = `${'[ '.repeat(depth)}${']'.repeat(depth)}`;
      expect(normaliseText(deep)).toBe(deep);
    }
  });

  it('accepts every spelling of allowExternalUse that Domo accepts', () => {
    for (const yes of ['true', 'TRUE', 'yes', '1', 't']) {
      expect(normaliseValue('allowExternalUse', yes)).toBe('true');
    }
    expect(normaliseValue('allowExternalUse', 'No')).toBe('false');
    expect(normaliseValue('role', 'yes')).toBe('yes');
  });
});

/** The same value with its keys the other way round, at every depth. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
