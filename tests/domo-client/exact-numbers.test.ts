/** Numbers that JavaScript cannot hold: every digit that Domo writes stays, from its JSON to a text and back. */
import fc from 'fast-check';
import { parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { toComparableValue } from '../../src/main/comparison/engine/equality';
import { jsonBody } from '../../src/main/domo/http/send-http-request';
import { exactNumber, parseExactJson, toExactJson } from '../../src/main/domo/parse/exact-json';
import { toEpochMs, toInteger, toText } from '../../src/main/domo/parse/json-fields';
import { parseAccount } from '../../src/main/domo/parse/parse-account';
import { parseConfig } from '../../src/main/domo/parse/parse-config';
import { parseList } from '../../src/main/domo/parse/parse-list';

const digits = fc.stringMatching(/^-?(?:0|[1-9]\d{0,40})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,4})?$/u);
/** What the library alone makes of it. */
const exactly = {
  parseNumber: (text: string) => (String(Number(text)) === text ? Number(text) : exactNumber(text)),
  onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue,
};

const outcomeOf = (work: () => unknown): unknown => {
  try {
    return { value: work() };
  } catch (error) {
    return error instanceof Error && error.name;
  }
};

const configOf = (json: string) => parseConfig(parseExactJson(json), 'the config');

describe('a number in a config', () => {
  it('becomes a text of the same characters, whatever the number is', () => {
    fc.assert(
      fc.property(digits, (number) => {
        expect(configOf(`{"a":${number}}`).get('a')).toBe(number);
      }),
    );
  });

  it('stays the same inside objects and lists', () => {
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const nested = `{"b":[${one},{"c":${other}}]}`;
        expect(configOf(`{"a":${nested}}`).get('a')).toBe(nested);
      }),
    );
  });

  it('is never called the same as another number', () => {
    const [one, other] = ['17841400000000000', '17841400000000001'].map((number) =>
      toComparableValue('username', configOf(`{"username":${number}}`).get('username') ?? ''),
    );
    expect(one).not.toEqual(other);
  });
});

describe('JSON that is read', () => {
  it('is what the exact parser makes of it, also where no number can lose a digit', () => {
    const number = fc.oneof(
      digits,
      fc.integer().map(String),
      fc.stringMatching(/^-?[0-9]{14,17}$/u),
      fc.constantFrom('-0', '0', '1e3', '1.0'),
    );
    const { value } = fc.letrec((own) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        number,
        fc.string().map((text) => JSON.stringify(text)),
        fc.constantFrom('true', 'null', '', '01', '"a\tb"'),
        fc.array(own('value')).map((items) => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(fc.constantFrom('a', '__proto__', 'constructor', '1.5'), own('value')))
          .map((all) => `{${all.map(([key, value]) => `"${key}":\n${String(value)}`).join(',')}}`),
      ),
    }));
    fc.assert(
      fc.property(value, (json) => {
        expect(outcomeOf(() => parseExactJson(json))).toEqual(
          outcomeOf(() => parse(json, null, exactly)),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('JSON that is read and written again', () => {
  it('has the same digits', () => {
    fc.assert(
      fc.property(fc.array(digits), (numbers) => {
        const json = `[${numbers.join(',')}]`;
        expect(toExactJson(parseExactJson(json))).toBe(json);
      }),
    );
  });

  it('equals what JSON.parse reads, apart from its numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const json = JSON.stringify(value);
        expect(JSON.parse(toExactJson(parseExactJson(json)))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('takes the last of several equal keys, as JSON.parse does', () => {
    expect(parseExactJson('{"a":1,"a":{"b":2}}')).toEqual({ a: { b: 2 } });
  });

  it('keeps a key that is called __proto__ as a key', () => {
    const value = parseExactJson('{"__proto__":{"id":1},"a":2}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('an id', () => {
  it('of a user or group is sent as a number with all its digits', () => {
    expect(jsonBody({ id: exactNumber('17841400000000001') }).text).toBe(
      '{"id":17841400000000001}',
    );
  });

  it('is a text with all its digits where an id is a text', () => {
    expect(toText(parseExactJson('17841400000000001'))).toBe('17841400000000001');
  });

  it('of an account, or in one of its fields, has all its digits', () => {
    const row = parseExactJson(
      '[{"id":17841400000000001,"createdBy":"17841400000000003","dataProviderType":"json5"}]',
    );
    const { items } = parseList(row, 'the list', (each) => parseAccount('account', each));
    expect(items).toMatchObject([{ id: '17841400000000001', createdBy: '17841400000000003' }]);
  });

  it.each([
    ['9223372036854775808', 'its id is larger than 9223372036854775807'],
    ['1.7841400000000001e16', 'it has no usable id'],
    ['-17841400000000001', 'it has no usable id'],
  ])('that nobody can take (%s) is never rounded to another id', (id, reason) => {
    const row = parseExactJson(`[{"id":${id},"dataProviderType":"json5"}]`);
    const { items, setAside } = parseList(row, 'the list', (each) => parseAccount('account', each));
    expect(items).toEqual([]);
    expect(setAside).toEqual([{ position: 0, id: null, reason }]);
  });

  it('may be written as a decimal number', () => {
    expect(toInteger(parseExactJson('71.0'))).toBe(71);
    expect(toInteger(parseExactJson('71.00000000000000000001'))).toBeNull();
    expect(toEpochMs(parseExactJson('1.744317387E12'))).toBe(1_744_317_387_000);
  });

  it('inside a field that nobody knows yet is kept as it is written', () => {
    const row = parseExactJson(
      '[{"id":1,"dataProviderType":"json5","colour":[17841400000000001,5]}]',
    );
    const { items } = parseList(row, 'the list', (each) => parseAccount('account', each));
    expect(items[0]?.more).toEqual({ colour: ['17841400000000001', 5] });
  });
});
