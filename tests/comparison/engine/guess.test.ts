/** Which words are guessed to say only in which instance an account is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guessRequestSchema,
  matchRuleSchema,
  type InstanceRow,
  type MatchGuess,
} from '../../../src/contract';
import {
  guessMatchWords,
  TimeSlicer,
  type InstanceAccounts,
} from '../../../src/main/comparison/engine';
import { makeCompany } from '../../domo';
import { collect, instance, of, said, summary } from './instances';

const guess = (
  instances: readonly InstanceAccounts[],
  { rule = {}, ...request }: { rule?: object; off?: string[]; words?: string[] } = {},
) =>
  guessMatchWords(
    instances,
    matchRuleSchema.parse(rule),
    guessRequestSchema.parse(request),
    new TimeSlicer(undefined),
  );

const wordsOn = (guessed: MatchGuess | null): string[] =>
  (guessed?.words ?? []).filter(({ on }) => on).map(({ word }) => word);

const named = (...names: string[]) => names.map((name, index) => summary(name, [], { id: index }));

interface Counted {
  /** By account: the number of instances that have its row. */
  readonly instances: ReadonlyMap<string, number>;
  /** Accounts too many in a cell. */
  readonly alike: number;
}

function countAccounts(rows: readonly InstanceRow[]): Counted {
  const instances = new Map<string, number>();
  let alike = 0;
  for (const { kind, cells } of rows) {
    const found = cells.flatMap((cell, column) => {
      if (cell.state === 'ambiguous')
        return [cell.candidates.map(({ id }) => `${column} ${kind} ${id}`)];
      return 'id' in cell && cell.id !== null ? [[`${column} ${kind} ${cell.id}`]] : [];
    });
    alike += found.flat().length - found.length;
    for (const key of found.flat()) instances.set(key, found.length);
  }
  return { instances, alike };
}

/** How many accounts match in more instances. None may match in fewer. */
function countGaining(before: Counted, after: Counted): number {
  let gaining = 0;
  for (const [key, count] of before.instances) {
    const now = after.instances.get(key) ?? 0;
    expect(now).toBeGreaterThanOrEqual(count);
    if (now > count) gaining++;
  }
  return gaining;
}

describe('guessed words', () => {
  it.each<[string, string[][], string[]]>([
    ['of environments, at the end', [['Sales prod'], ['Sales - DEV']], ['dev', 'prod']],
    ['of environments, in front', [['[STG] Sales'], ['Sales']], ['stg']],
    [
      'that only one instance has, always in front',
      [
        ['Acme1 Sales', 'Acme1 Web', 'Acme1 HR'],
        ['Acme2 Sales', 'Acme2 Web', 'Acme2 HR'],
      ],
      ['acme1', 'acme2'],
    ],
    [
      'written together with the first word',
      [
        ['PRDSales', 'PRDWeb', 'PRDBilling'],
        ['Sales', 'Web', 'Billing'],
      ],
      ['prd-'],
    ],
    [
      'written together with the last word, of no environment',
      [
        ['Sales acct9x', 'Webacct9x', 'Billingacct9x', 'Mailacct9x'],
        ['Sales', 'Web', 'Billing', 'Mail'],
      ],
      ['-acct9x', 'acct9x'],
    ],
    [
      'of the label, before each name',
      [
        ['p0sales', 'p0web', 'p0mail', 'p0hr'],
        ['p1sales', 'p1web', 'p1mail', 'p1hr'],
      ],
      ['p0-', 'p1-'],
    ],
    [
      'that a few words merely begin with: none',
      [
        ['Producer', 'Web'],
        ['ucer', 'Web'],
      ],
      [],
    ],
    [
      'that leave nothing of a name: none',
      [
        ['prod1', 'prod2', 'prod3'],
        ['1', '2', '3'],
      ],
      [],
    ],
    ['that raise no match: none', [['Sales prod'], ['Web dev']], []],
    ['in a name of nothing else: none', [['Prod'], ['Dev']], []],
    ['that are only part of a word: none', [['Product'], ['uct']], []],
  ])('are found: %s', async (_what, lists, expected) => {
    const found = wordsOn(await guess(of(...lists.map((names) => named(...names)))));
    expect(found.sort()).toEqual(expected);
  });

  it('include the label, the group and the address of an instance', async () => {
    const one = {
      ...instance('p0', named('EMEA Sales', 'Sales west')),
      marks: ['emea', 'west-acme'],
    };
    const other = instance('p1', named('Sales'));
    expect(wordsOn(await guess([one, other]))).toEqual(['emea']);
    expect(wordsOn(await guess([{ ...one, marks: [] }, other]))).toEqual([]);
  });

  it('are found although several instances share each of them', async () => {
    const [dev, prod] = [named('Sales dev', 'Web'), named('Sales', 'Web')];
    expect(await guess(of(dev, dev, prod, prod))).toEqual({
      matched: 4,
      words: [{ word: 'dev', on: true, matched: 4 }],
    });
  });

  it('leave the names of two accounts of one instance apart', async () => {
    const lists = of(named('[DEV] Sales', 'Sales'), named('Sales'), named('Sales dev'));
    const { rows } = await collect(lists, { guessed: ['dev'] });
    expect(said(rows)).toEqual([
      ['[DEV] Sales', 'different', 'same', 'missing', 'missing'],
      ['Sales', 'same', 'same', 'same', 'same'],
    ]);
  });

  it('join a pairing that was made by hand', async () => {
    const lists = of(named('Sales dev'), named('Other'), named('Sales prod'));
    const key = (place: number) => ({ profileId: `p${place}`, kind: 'account' as const, id: 0 });
    const rule = { pairings: [{ accounts: [key(0), key(1)] }] };
    const { rows } = await collect(lists, { rule, guessed: ['dev', 'prod'] });
    expect(said(rows)).toEqual([['Sales dev', 'same', 'same', 'same', 'same']]);
  });

  it('say how many accounts match because of each, on or off', async () => {
    const lists = of(named('Sales', 'Web dev', 'HR'), named('Sales prod', 'Web', 'HR'));
    expect(await guess(lists)).toEqual({
      matched: 4,
      words: [
        { word: 'dev', on: true, matched: 2 },
        { word: 'prod', on: true, matched: 2 },
      ],
    });
    expect(await guess(lists, { off: ['prod'] })).toEqual({
      matched: 2,
      words: [
        { word: 'dev', on: true, matched: 2 },
        { word: 'prod', on: false, matched: 2 },
      ],
    });
  });

  it('are those of a saved comparison, if it has some', async () => {
    const lists = of(named('Sales prod'), named('Sales x'));
    expect(wordsOn(await guess(lists, { words: ['prod', 'x'] }))).toEqual(['prod', 'x']);
  });

  it.each([{ environmentWords: ['x'] }, { prefixes: ['x'] }, { suffixes: ['x'] }])(
    'are none beside a rule that the person chose: %j',
    async (rule) => {
      expect(await guess(of(named('Sales prod'), named('Sales dev')), { rule })).toBeNull();
    },
  );

  it('match most of an invented company', async () => {
    const { list } = makeCompany();
    const lists = of(
      ...list.map(({ data }) =>
        data.accounts.map(({ id, displayName, name, dataProviderType }) =>
          summary(displayName, [], { id, name, dataProviderType }),
        ),
      ),
    );
    const found = await guess(lists);
    expect(wordsOn(found)).toEqual(expect.arrayContaining(['dev', 'prd', 'stg']));
    const before = countAccounts((await collect(lists)).rows);
    const after = countAccounts((await collect(lists, { guessed: wordsOn(found) })).rows);
    expect(countGaining(before, after)).toBe(found?.matched);
    const shared = [...after.instances.values()].filter((count) => count > 1).length;
    expect(shared / after.instances.size).toBeGreaterThan(0.9);
    expect(after.alike).toBe(before.alike);
  });
});

describe('guessing', () => {
  const word = fc.constantFrom(
    ...'Sales Web dev PROD acme x-y [stg] eu devSales devWeb DEVacme Salesprod Webprod devSalesprod İprod'.split(
      ' ',
    ),
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const type = fc.constantFrom('snowflake', 'amazon-s3');
  const account = fc.record({ name, type, oauth: fc.boolean() });
  const lists = fc
    .array(fc.array(account, { maxLength: 8 }), { minLength: 2, maxLength: 4 })
    .map((all) =>
      of(
        ...all.map((accounts) =>
          accounts.map((each, id) =>
            summary(each.name, [], {
              id,
              kind: each.oauth ? 'oauth' : 'account',
              dataProviderType: each.type,
            }),
          ),
        ),
      ),
    );
  const ignoreCase = fc.boolean();

  it('never lowers the number of matches, makes no accounts of an instance alike, and says the difference', async () => {
    await fc.assert(
      fc.asyncProperty(lists, ignoreCase, async (instances, ignore) => {
        const rule = { ignoreCase: ignore };
        const found = await guess(instances, { rule });
        const before = countAccounts((await collect(instances, { rule })).rows);
        const after = countAccounts(
          (await collect(instances, { rule, guessed: wordsOn(found) })).rows,
        );
        expect(after.alike).toBe(before.alike);
        expect(countGaining(before, after)).toBe(found?.matched);
        expect(found?.matched).toBeGreaterThanOrEqual(wordsOn(found).length > 0 ? 1 : 0);
      }),
    );
  });

  it('never lowers the number of matches whatever the words are', async () => {
    const words = fc.subarray(
      'sales web dev prod acme x stg dev- -dev prod- -prod devs- -sprod sa-'.split(' '),
    );
    await fc.assert(
      fc.asyncProperty(lists, words, async (instances, guessed) => {
        const before = countAccounts((await collect(instances)).rows);
        const after = countAccounts((await collect(instances, { guessed })).rows);
        expect(countGaining(before, after)).toBeGreaterThanOrEqual(0);
        expect(after.alike).toBe(before.alike);
      }),
    );
  });

  it('gives the same answer again, and in any order of instances and accounts', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (instances) => {
        const found = await guess(instances);
        expect(await guess(instances)).toEqual(found);
        const turned = instances
          .map((each) => ({ ...each, accounts: [...each.accounts].reverse() }))
          .reverse();
        expect(await guess(turned)).toEqual(found);
      }),
    );
  });
});
