/** Promises of every comparison of instances, and that it agrees with the comparison of accounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountKind, InstanceCell } from '../../../src/contract';
import {
  digestConfig,
  decodeDigest,
  HIDDEN_CONFIG,
  type AccountSummary,
} from '../../../src/main/comparison/engine';
import { column, compare, described, field } from './columns';
import { collect, instance, of, summary, type Asked } from './instances';
import { emptyInstanceCounts } from '../../../src/main/comparison/engine/instances/summary-counter';

const digests = fc
  .tuple(
    ...['a', 'b', 'c'].map((name) =>
      fc
        .option(fc.constantFrom('=1', '=2', '=', '~f', '~g', '^f', '^g', null), { nil: undefined })
        .map((digest) => [name, digest] as const),
    ),
  )
  .map((all) =>
    all.flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest] as const])),
  );
const account = fc
  .record({
    name: fc.constantFrom('S', 's', 'T'),
    config: fc.oneof(
      { weight: 8, arbitrary: digests },
      { weight: 1, arbitrary: fc.constantFrom(null, 'hidden' as const) },
    ),
  })
  .map(({ name, config }) => summary(name, config));
const lists = fc.array(
  fc
    .array(account, { maxLength: 3 })
    .map((some) => some.map((one, id): AccountSummary => ({ ...one, id }))),
  { minLength: 2, maxLength: 5 },
);

const KINDS: AccountKind[] = ['account', 'oauth'];

const verdicts = async (all: readonly (readonly AccountSummary[])[], asked: Asked = {}) =>
  (await collect(of(...all), asked)).rows.map(({ key, verdict }) => [key, verdict]);

describe('a comparison of instances', () => {
  it('gives the same result for a row in whatever order the instances are', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const backwards = await verdicts([...all].reverse());
        // Without a baseline, a most common version that is a matter of order is no matter of the verdict.
        expect(backwards).toEqual(await verdicts(all));
      }),
    );
  });

  it('never reports an account with hidden or unread parts as the same', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.constantFrom(null, 0), async (all, baseline) => {
        const { rows } = await collect(of(...all), { baseline });
        const byPlace = all.map((some) => new Map(some.map((one) => [one.id, one])));
        for (const { cells } of rows) {
          for (const [place, cell] of cells.entries()) {
            if (cell.state !== 'same') continue;
            const config = byPlace[place]?.get(cell.id)?.config ?? HIDDEN_CONFIG;
            expect(config).not.toBe(HIDDEN_CONFIG);
            expect(
              decodeDigest(config).every(
                ([, digest]) => digest !== null && !digest.startsWith('^'),
              ),
            ).toBe(true);
          }
        }
      }),
    );
  });

  it('contains each account in exactly one row', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const { rows } = await collect(of(...all));
        const count = rows
          .flatMap(({ cells }) => cells)
          .reduce(
            (sum, cell) =>
              sum + (cell.state === 'ambiguous' ? cell.count : cell.state === 'missing' ? 0 : 1),
            0,
          );
        expect(count).toBe(all.flat().length);
      }),
    );
  });
});

describe('the counts of a comparison', () => {
  const kinds = fc.constantFrom('account' as const, 'oauth' as const);
  const instances = fc
    .array(fc.tuple(fc.array(fc.tuple(account, kinds), { maxLength: 3 }), fc.subarray(KINDS)), {
      minLength: 2,
      maxLength: 5,
    })
    .map((all) =>
      all.map(([accounts, unlisted], at) =>
        instance(
          `p${at}`,
          accounts.map(([one, kind], id): AccountSummary => ({ ...one, kind, id })),
          unlisted,
        ),
      ),
    );

  it('match the cells that are shown, and a row is missing when one of its cells is', async () => {
    await fc.assert(
      fc.asyncProperty(instances, fc.constantFrom(null, 0), async (all, baseline) => {
        const { rows, summary: counts } = await collect(all, { baseline });
        for (const [at, { profileId: _id, label: _label, ...said }] of counts.instances.entries()) {
          const counted = emptyInstanceCounts();
          for (const { cells } of rows) counted[cells[at]?.state ?? 'missing']++;
          const filter = { profileId: `p${at}`, single: 'without' } as const;
          counted.differing = (await collect(all, { baseline, filter })).rows.length;
          expect(said).toEqual(counted);
        }
        const missing = rows.filter(({ cells }) => cells.some(({ state }) => state === 'missing'));
        expect(counts.missing).toBe(missing.length);
        expect(missing.every(({ verdict }) => verdict === 'different')).toBe(true);
        const { rows: only } = await collect(all, { baseline, filter: { missingOnly: true } });
        expect(only).toEqual(missing);
        const single = missing.filter(({ cells }) => cells.filter(hasAccount).length === 1);
        const { rows: alone } = await collect(all, { baseline, filter: { single: 'only' } });
        expect(alone).toEqual(single);
        expect(counts.single).toBe(single.length);
        const { rows: others } = await collect(all, { baseline, filter: { single: 'without' } });
        expect(others).toEqual(rows.filter((row) => !single.includes(row)));
      }),
    );
  });
});

/** Whether the instance of a cell has the account. */
const hasAccount = (cell: InstanceCell): boolean =>
  cell.state === 'ambiguous' || ('id' in cell && cell.id !== null);

describe('the digest of a config', () => {
  const value = fc.constantFrom(
    'x',
    '5',
    'true',
    '{"k":1}',
    '{ "k": "1" }',
    'long '.repeat(40),
    'us',
    '********',
    '{"k":"********"}',
    'k=********;',
  );
  const fieldNamed = (name: string) =>
    fc.oneof(
      value.map((text) => field.clear(name, text)),
      fc.constantFrom('f1', 'f2').map((print) => field.secret(name, print)),
      fc.constantFrom('f1', 'f2').map((print) => field.written(name, print)),
      fc.constantFrom(field.hidden(name), field.encrypted(name), field.empty(name)),
    );
  const anyColumn = fc
    .record({
      fields: fc
        .tuple(
          ...['a', 'region', 'allowExternalUse'].map((name) =>
            fc.option(fieldNamed(name), { nil: undefined }),
          ),
        )
        .map((all) => all.filter((one) => one !== undefined)),
      provider: fc.constantFrom(
        null,
        [described('region', 'us')],
        [described('a'), described('region', '')],
      ),
      credentialsType: fc.constantFrom('fields', 'fields', 'oauth'),
    })
    .map(({ fields, provider, credentialsType }) =>
      column(fields, { fields: provider, account: { credentialsType } }),
    );
  const digested = ({ account: one, config, fields }: ReturnType<typeof column>) =>
    one.state === 'read' && config.state === 'read'
      ? digestConfig(one.value, config.value, fields)
      : null;

  it('gives the same result for two accounts as the comparison of their configs', async () => {
    await fc.assert(
      fc.asyncProperty(anyColumn, anyColumn, async (one, other) => {
        const [row] = (
          await collect(of([summary('S', digested(one))], [summary('S', digested(other))]))
        ).rows;
        expect(row?.verdict).toBe(compare([one, other]).tallies.config.verdict);
        const [, cell] = row?.cells ?? [];
        if (cell?.state === 'drifted') {
          const { config } = compare([one, other]).tallies;
          expect(cell.fields).toBe(config.different);
          expect(cell.unknownFields).toBe(
            config.unknown + config.sameAsWritten + config.differsAsWritten,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('contains neither a long value itself nor a mask', () => {
    const digest =
      digested(column([field.clear('a', 'long '.repeat(40)), field.hidden('b')])) ?? '';
    expect(digest).not.toContain('long long');
    expect(decodeDigest(digest)).toContainEqual(['b', null]);
  });

  it('distinguishes a name from a text that contains the separator', () => {
    const odd = (name: string, text: string) => digested(column([field.clear(name, text)])) ?? '';
    expect(decodeDigest(odd('a\u007f=1\u007fb', '2'))).toHaveLength(1);
    expect(decodeDigest(odd('a', '1\u007fb\u007f=2'))).toHaveLength(1);
  });
});
