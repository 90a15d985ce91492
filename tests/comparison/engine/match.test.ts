/** Which accounts of several instances are one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRuleSchema } from '../../../src/contract';
import type { AccountSummary } from '../../../src/main/comparison/engine';
import { addAlikeToPairings } from '../../../src/main/comparison/engine/instances/manual-pairings';
import { createNameNormaliser } from '../../../src/main/comparison/engine/instances/name-normaliser';
import { collect, of, said, summary } from './instances';

type Rule = Parameters<typeof matchRuleSchema.parse>[0];
const normal = (name: string, rule: Rule = {}) =>
  createNameNormaliser(matchRuleSchema.parse(rule))(name);

describe('the name of an account', () => {
  const environmentWords = ['dev', 'prod'];

  it.each<[string, string, Rule]>([
    ['  Sales  DB ', 'sales db', {}],
    ['Sales', 'Sales', { ignoreCase: false }],
    ['ACME - Sales', 'sales', { prefixes: ['acme - ', 'acme'] }],
    ['Sales (old)', 'sales', { suffixes: ['(OLD)'] }],
    ['Prod - Sales', 'sales', { environmentWords }],
    ['sales_DEV', 'sales', { environmentWords }],
    ['Sales-EU (prod)', 'sales eu', { environmentWords }],
    ['Products', 'products', { environmentWords }],
    ['Prod', 'prod', { environmentWords }],
    ['ab', 'ab', { prefixes: ['ab'], suffixes: ['b'] }],
    ['cafe\u0301', 'caf\u00e9', {}],
  ])('%j counts as %j', (name, expected, rule) => {
    expect(normal(name, rule)).toBe(expected);
  });

  it('is never removed completely by the rule', () => {
    const word = fc.constantFrom('dev', 'prod', 'a', '-', 'DEV ');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.subarray(['dev', 'prod', 'a']),
        (words, rule) => {
          fc.pre(words.join('').trim() !== '');
          expect(
            normal(words.join(' '), { prefixes: rule, suffixes: rule, environmentWords: rule }),
          ).not.toBe('');
        },
      ),
    );
  });
});

describe('accounts', () => {
  it('do not match when their kind, provider or name differs', async () => {
    const { rows } = await collect(
      of(
        [summary('S')],
        [
          summary('S', [], { kind: 'oauth' }),
          summary('S', [], { dataProviderType: 'x', id: 2 }),
          summary('T', [], { id: 3 }),
        ],
      ),
    );
    expect(rows).toHaveLength(4);
  });

  it('are matched by name when they have no display name', async () => {
    const { rows } = await collect(of([summary('', [], { name: 'S' })], [summary('s')]));
    expect(said(rows)).toEqual([['S', 'same', 'same', 'same']]);
  });
});

describe('a pairing', () => {
  const key = (place: number, id: number) => ({
    profileId: `p${place}`,
    kind: 'account' as const,
    id,
  });
  const pair = (...accounts: ReturnType<typeof key>[]) => ({ accounts });

  it('joins accounts with different names in one row', async () => {
    const lists = of([summary('S')], [summary('Other')]);
    const { rows } = await collect(lists, { rule: { pairings: [pair(key(0, 1), key(1, 1))] } });
    expect(said(rows)).toEqual([['S', 'same', 'same', 'same']]);
    expect(rows[0]?.paired).toBe(true);
    expect((await collect(lists)).rows).toHaveLength(2);
  });

  it('separates accounts that are ambiguous by the rule, and leaves the others to the rule', async () => {
    const two = [summary('S', [], { id: 1 }), summary('S', [], { id: 2 })];
    const { rows } = await collect(of(two, two), {
      rule: { pairings: [pair(key(0, 1), key(1, 2))] },
    });
    expect(
      rows.map(({ paired, cells }) => [paired, ...cells.map((cell) => 'id' in cell && cell.id)]),
    ).toEqual(
      expect.arrayContaining([
        [true, 1, 2],
        [false, 2, 1],
      ]),
    );
  });

  it('includes the accounts that the rule finds in instances it does not name', async () => {
    const lists = of([summary('S')], [summary('Other')], [summary('s')]);
    const { rows } = await collect(lists, { rule: { pairings: [pair(key(0, 1), key(1, 1))] } });
    expect(said(rows)).toEqual([['S', 'same', 'same', 'same', 'same']]);
  });

  it('can include any number of them', () => {
    const many = Array.from({ length: 600_000 }, (_, id) => summary('S', [], { id }));
    const located = (instance: number) => (account: AccountSummary) => ({
      instance,
      account,
      name: 's',
    });
    const paired = [located(0)(summary('S')), located(1)(summary('S'))];
    const byHand = new Map([[0, paired]]);
    const names = { account: new Map([['s', many.map(located(2))]]), oauth: new Map() };
    const pairings = [pair(key(0, 1), key(1, 1))];
    addAlikeToPairings(
      byHand,
      new Map([['snowflake', names]]),
      matchRuleSchema.parse({ pairings }),
    );
    expect(byHand.get(0)).toHaveLength(600_002);
  });

  it('includes no account that another pairing could include', async () => {
    const two = [summary('S', [], { id: 1 }), summary('S', [], { id: 2 })];
    const { rows } = await collect(of(two, two, [summary('S', [], { id: 9 })]), {
      rule: { pairings: [pair(key(0, 1), key(1, 1)), pair(key(0, 2), key(1, 2))] },
    });
    expect(
      rows.map(({ cells }) => cells.filter(({ state }) => state === 'missing').length).sort(),
    ).toEqual([1, 1, 2]);
  });

  it('keeps an account by itself that was deliberately left without a partner', async () => {
    const lists = of([summary('S')], [summary('S')], [summary('S')]);
    const { rows } = await collect(lists, { rule: { pairings: [pair(key(0, 1))] } });
    expect(said(rows)).toHaveLength(2);
    expect(said(rows)).toEqual(
      expect.arrayContaining([
        ['S', 'different', 'same', 'missing', 'missing'],
        ['S', 'different', 'missing', 'same', 'same'],
      ]),
    );
  });

  it('is ignored without accounts, and the first one that names an account counts', async () => {
    const lists = of([summary('S')], [summary('T')], [summary('U')]);
    const { rows } = await collect(lists, {
      rule: { pairings: [pair(key(0, 1), key(1, 1)), pair(key(1, 1), key(2, 1)), pair(key(7, 7))] },
    });
    expect(said(rows).map(([name]) => name)).toEqual(['S', 'U']);
  });
});
