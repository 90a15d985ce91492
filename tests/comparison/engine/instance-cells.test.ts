/** Instances side by side: what a cell says, and what is said of its row. */
import { describe, expect, it } from 'vitest';
import { instanceRowSchema, instancesSummarySchema } from '../../../src/contract';
import type { AccountSummary } from '../../../src/main/comparison/engine';
import { collect, instance, of, onlyRow, said, summary } from './instances';

const [a, b, hidden] = [
  summary('S', [['role', '=a']]),
  summary('S', [
    ['role', '=b'],
    ['user', '=u'],
  ]),
  summary('S', [
    ['password', null],
    ['role', '=a'],
  ]),
];

describe('a comparison of two times', () => {
  it('counts changes outside the config, whatever is known of the config', async () => {
    const said = async (then: AccountSummary, now: AccountSummary) => {
      const row = await onlyRow(of([then], [{ ...now, otherDifferences: 2 }]), { baseline: 0 });
      const [, cell] = row.cells;
      return cell?.state === 'drifted' && row.verdict === 'different'
        ? [cell.fields, cell.unknownFields]
        : cell;
    };
    expect(await said(a, a)).toEqual([2, 0]);
    expect(await said(a, b)).toEqual([4, 0]);
    expect(await said(hidden, hidden)).toEqual([2, 1]);
    expect(await said(a, summary('S', null))).toEqual([2, 1]);
  });
});

describe('a comparison without a baseline', () => {
  it('compares every account with the most common version', async () => {
    const row = await onlyRow(of([b], [a], [a], [hidden]));
    expect(row.cells).toEqual([
      { state: 'drifted', id: 1, valid: true, fields: 2, unknownFields: 0 },
      { state: 'same', id: 1, valid: true },
      { state: 'same', id: 1, valid: true },
      { state: 'unknown', id: 1, valid: true, why: 'hidden' },
    ]);
    expect(row).toMatchObject({ reference: 1, verdict: 'different' });
  });

  it('uses the first of several equally common versions', async () => {
    expect((await onlyRow(of([b], [a]))).reference).toBe(0);
    expect((await onlyRow(of([b], [a], [a], [b]))).reference).toBe(0);
  });

  it('never reports accounts with hidden fields as the same, however many there are', async () => {
    const row = await onlyRow(of([hidden], [hidden], [hidden]));
    expect(row.cells.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(row.verdict).toBe('unknown');
  });

  it('proves a difference between two accounts that are both unknown beside the reference', async () => {
    const known = (digest: string | null) => summary('S', [['role', digest]]);
    const row = await onlyRow(of([known(null)], [known(null)], [known('=a')], [known('=b')]));
    expect(row).toMatchObject({ reference: 0, verdict: 'different' });
    expect(
      (await onlyRow(of([known(null)], [known(null)], [known('=a')], [known('~f')]))).verdict,
    ).toBe('unknown');
    expect(
      (await onlyRow(of([known(null)], [known('~e')], [known('~f')], [known(null)]))).verdict,
    ).toBe('different');
    expect(
      (await onlyRow(of([known(null)], [known(null)], [known('=a')], [summary('S')]))).verdict,
    ).toBe('different');
  });

  it('has no result when no config was read', async () => {
    const row = await onlyRow(of([summary('S', null)], [summary('S', 'hidden')]));
    expect(row.cells.map((cell) => (cell.state === 'unknown' ? cell.why : cell.state))).toEqual([
      'configNotRead',
      'hidden',
    ]);
    expect(row.reference).toBe(null);
  });
});

describe('a comparison with a baseline', () => {
  const from = (baseline: number, ...lists: readonly (readonly AccountSummary[])[]) =>
    onlyRow(of(...lists), { baseline });

  it('compares every account with the chosen instance', async () => {
    const row = await from(0, [b], [a], [a]);
    expect(row.cells.map(({ state }) => state)).toEqual(['same', 'drifted', 'drifted']);
    expect(row.reference).toBe(0);
  });

  it('reports accounts that the baseline does not have as extra', async () => {
    const row = await from(1, [a], [], [b]);
    expect(row.cells.map(({ state }) => state)).toEqual(['extra', 'missing', 'extra']);
    expect(row).toMatchObject({ verdict: 'different', reference: null });
  });

  it('reports accounts that the baseline may have as unknown', async () => {
    const unlisted = instance('base', [], ['account']);
    const row = await onlyRow([unlisted, instance('p', [a])], { baseline: 0 });
    expect(row.cells).toMatchObject([
      { why: 'notListed', id: null },
      { why: 'referenceNotRead', id: 1 },
    ]);
    expect((await from(0, [a, { ...b, id: 2 }], [a])).cells[1]).toMatchObject({
      why: 'referenceAmbiguous',
    });
    expect((await from(0, [summary('S', null)], [a])).cells[1]).toMatchObject({
      why: 'referenceNotRead',
    });
    expect((await from(0, [summary('S', 'hidden')], [a])).cells[1]).toMatchObject({
      why: 'hidden',
    });
  });
});

describe('a cell', () => {
  it('is missing only when the list of its kind was read', async () => {
    const { rows } = await collect([
      instance('p', [a, summary('O', [], { kind: 'oauth' })]),
      instance('q', [], ['oauth']),
    ]);
    expect(said(rows)).toEqual([
      ['O', 'unknown', 'same', 'unknown'],
      ['S', 'different', 'same', 'missing'],
    ]);
  });

  it('is ambiguous when several accounts match, and names them', async () => {
    const many = Array.from({ length: 25 }, (_, id) => ({ ...a, id }));
    const row = await onlyRow(of(many, [a]));
    expect(row.cells[0]).toMatchObject({ state: 'ambiguous', count: 25 });
    const [cell] = row.cells;
    expect(cell?.state === 'ambiguous' && cell.candidates.length).toBe(20);
    expect(row.verdict).toBe('unknown');
  });

  it('does not report an instance without allowExternalUse as a drift', async () => {
    const tells = summary('S', [['allowExternalUse', '=true']]);
    expect((await onlyRow(of([tells], [summary('S')]))).verdict).toBe('unknown');
  });

  it('does not report the differing defaults of two providers as a drift', async () => {
    const [us, eu, none] = [
      summary('S', [['r', '?=us']]),
      summary('S', [['r', '?=eu']]),
      summary('S'),
    ];
    expect((await onlyRow(of([us], [eu], [none]))).verdict).toBe('same');
    const value = (digest: string | null) => summary('S', [['r', digest]]);
    expect((await onlyRow(of([us], [value('=us')]))).verdict).toBe('same');
    expect((await onlyRow(of([us], [value('=eu')]))).verdict).toBe('different');
    expect((await onlyRow(of([us], [value('~f')]))).verdict).toBe('unknown');
    const beside = of([value(null)], [value(null)], [us]);
    expect((await onlyRow(beside)).verdict).toBe('unknown');
    expect((await onlyRow([...beside, instance('q', [value('=eu')])])).verdict).toBe('different');
    expect((await onlyRow([...beside, instance('q', [value('=us')])])).verdict).toBe('unknown');
  });

  it('cannot compare a secret with a text, but can compare it with an empty value', async () => {
    const [secret, text] = [summary('S', [['x', '~f']]), summary('S', [['x', '=f']])];
    expect((await onlyRow(of([secret], [text]))).verdict).toBe('unknown');
    expect((await onlyRow(of([secret], [summary('S')]))).verdict).toBe('different');
  });
});

describe('rows', () => {
  const lists = of(
    [
      summary('B', [['r', '=1']]),
      summary('A', [], { dataProviderType: 'z' }),
      summary('C', [], { valid: false }),
    ],
    [summary('B', [['r', '=2']]), summary('A', [], { dataProviderType: 'z' })],
  );
  const names = async (filter: object) =>
    said((await collect(lists, { filter })).rows).map(([name]) => name);

  it('are sorted by provider, then by name', async () => {
    expect(await names({})).toEqual(['B', 'C', 'A']);
  });

  it('can be filtered', async () => {
    expect(await names({ differencesOnly: true })).toEqual(['B', 'C']);
    expect(await names({ missingOnly: true })).toEqual(['C']);
    expect(await names({ invalidOnly: true })).toEqual(['C']);
    expect(await names({ dataProviderTypes: ['z'] })).toEqual(['A']);
    expect(await names({ dataProviderTypes: [] })).toHaveLength(3);
    expect(await names({ invalidOnly: true, dataProviderTypes: ['z'] })).toEqual([]);
  });

  it('are counted, including those that a filter omits', async () => {
    const { summary: counts } = await collect(lists, { filter: { missingOnly: true } });
    expect(counts).toMatchObject({ rows: 3, shown: 1, same: 1, different: 2, unknown: 0 });
    expect(counts).toMatchObject({ missing: 1, invalid: 1 });
    expect(counts.providers).toEqual([
      { dataProviderType: 'snowflake', rows: 2, single: 1, different: 1 },
      { dataProviderType: 'z', rows: 1, single: 0, different: 0 },
    ]);
    expect(counts.instances[1]).toMatchObject({ label: 'P1', same: 1, drifted: 1, missing: 1 });
  });

  it('fit the contract', async () => {
    const { rows, summary: counts } = await collect(
      of([a, { ...a, id: 2 }, hidden], [b], [summary('S', null)], []),
    );
    expect(instanceRowSchema.array().parse(rows)).toEqual(rows);
    expect(instancesSummarySchema.parse(counts)).toEqual(counts);
  });
});
