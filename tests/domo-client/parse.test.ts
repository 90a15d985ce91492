/** Tolerant parsing: nothing that Domo may send loses a list (domo-api 4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountSchema, ProblemError, type AccountKind } from '../../src/contract';
import { parseAccount } from '../../src/main/domo/parse/parse-account';
import { parseConfig } from '../../src/main/domo/parse/parse-config';
import { parseList } from '../../src/main/domo/parse/parse-list';
import { parseProvider } from '../../src/main/domo/parse/parse-provider';

const row = {
  id: 71,
  displayName: 'A name',
  name: 'a name',
  dataProviderType: 'snowflake',
  valid: true,
};
const parse = (kind: AccountKind, rows: unknown) =>
  parseList(rows, 'the list', (each) => parseAccount(kind, each));
const one = (more: object, kind: AccountKind = 'account') =>
  parse(kind, [{ ...row, ...more }]).items[0];

describe('an account', () => {
  it('keeps fields that are still unknown', () => {
    expect(one({ colour: 'red', nested: { a: [1] } })?.more).toEqual({
      colour: 'red',
      nested: { a: [1] },
    });
  });

  it('drops everything that may contain a secret, at any depth', () => {
    const canary = 'canary-hidden-in-a-field';
    const found = one({
      configurations: { password: canary },
      configurationsList: [canary],
      clientSecret: canary,
      nested: { deeper: [{ apiKey: canary, fine: 1 }] },
    });
    expect(JSON.stringify(found)).not.toContain(canary);
    expect(found?.more).toEqual({ nested: { deeper: [{ fine: 1 }] } });
  });

  it('treats missing and unreadable fields as unknown', () => {
    expect(
      one({ valid: 'yes', createdAt: 'x', displayName: { de: 'Konto' }, modifiedBy: 'nobody' }),
    ).toMatchObject({
      valid: true,
      createdAt: null,
      displayName: '',
      modifiedBy: null,
    });
  });

  it('has only the state of its own kind', () => {
    expect(one({ enabled: true })).toMatchObject({ valid: true, enabled: null });
    expect(one({ enabled: true }, 'oauth')).toMatchObject({ valid: null, enabled: true });
  });

  it('accepts owners in both formats', () => {
    expect(one({ owner: { type: 'USER', id: 5 } }, 'oauth')?.owners).toEqual([
      { type: 'USER', id: '5' },
    ]);
    expect(one({ owners: [{ id: '6' }, 'x', {}] }, 'oauth')?.owners).toEqual([
      { type: 'UNKNOWN', id: '6' },
    ]);
  });
});

describe('a list', () => {
  it('sets an unreadable row aside with its position, its id and the reason', () => {
    const { items, setAside } = parse('account', [
      row,
      'row',
      { id: 5 },
      { ...row, id: 'x' },
      { ...row, id: '72' },
    ]);
    expect(items.map(({ id }) => id)).toEqual([71, 72]);
    expect(setAside).toEqual([
      { position: 1, id: null, reason: 'it is not an object' },
      { position: 2, id: 5, reason: 'it has no dataProviderType' },
      { position: 3, id: null, reason: 'it has no usable id' },
    ]);
  });

  it.each([[{}], [null], ['[]'], [7]])('cannot be %j', (answer) => {
    expect(() => parse('account', answer)).toThrow(ProblemError);
  });

  const json = fc.jsonValue({ maxDepth: 3 });
  const almost = fc.record(
    {
      id: fc.oneof(fc.integer(), fc.string(), json),
      dataProviderType: fc.oneof(fc.string(), json),
      valid: json,
      owners: json,
      createdAt: json,
      name: json,
    },
    { requiredKeys: [] },
  );

  it('loses no row, whatever rows arrive, and every account fits the contract', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(json, almost), { maxLength: 20 }),
        fc.constantFrom<AccountKind>('account', 'oauth'),
        (rows, kind) => {
          const { items, setAside } = parse(kind, rows);
          expect(items.length + setAside.length).toBe(rows.length);
          for (const item of items) expect(() => accountSchema.parse(item)).not.toThrow();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('loses no provider, whatever providers arrive', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 10 }), (rows) => {
        const { items, setAside } = parseList(rows, 'providers', parseProvider);
        expect(items.length + setAside.length).toBe(rows.length);
      }),
    );
  });
});

describe('a config', () => {
  it('converts every value to text, and keeps empty and missing values apart from text', () => {
    const values = parseConfig({ a: 'text', b: true, c: 5, d: null, e: '' }, 'it');
    expect([...values]).toEqual([
      ['a', 'text'],
      ['b', 'true'],
      ['c', '5'],
      ['d', null],
      ['e', ''],
    ]);
  });

  it('omits the fields that other clients add', () => {
    expect(parseConfig({ a: '1', _search_metadata: {} }, 'it').has('_search_metadata')).toBe(false);
  });

  it.each([[[]], ['x'], [null]])('cannot be %j', (answer) => {
    expect(() => parseConfig(answer, 'it')).toThrow(ProblemError);
  });
});
