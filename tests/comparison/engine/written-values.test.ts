/** What Latchkey wrote in a value that Domo hides is knowledge of its own: less than proof, more than nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigField } from '../../../src/contract';
import {
  stillStands,
  withWrittenValues,
  type WrittenSecret,
} from '../../../src/contract/written-values';
import { accountMatrixTable, digestConfig } from '../../../src/main/comparison/engine';
import {
  comparableField,
  combineRelations,
  relationBetween,
  type ComparableValue,
} from '../../../src/main/comparison/engine/equality';
import { bare, column, compare, field, rowOf, rowOver } from './columns';
import { collect, of, onlyRow, summary } from './instances';

const secret = (changes: Partial<WrittenSecret> = {}): WrittenSecret => ({
  field: 'password',
  fingerprint: 'f1',
  writtenAt: 1_000_000,
  modifiedAt: 900_000,
  mayHaveChanged: false,
  ...changes,
});
const asWritten = { modifiedAt: 900_000 };

describe('what Latchkey wrote', () => {
  it.each([
    ['the account has another time', secret(), { modifiedAt: 900_001 }, null],
    ['the account has no time', secret({ modifiedAt: null }), { modifiedAt: null }, null],
    ['the account was not read after the write', secret({ modifiedAt: null }), asWritten, null],
    ['a later write has no known outcome', secret({ mayHaveChanged: true }), asWritten, null],
    ['the log has a later change', secret(), asWritten, { changedAt: 1_010_001 }],
  ] as const)('may have been changed when %s', (_what, written, account, latest) => {
    expect(stillStands(written, account, latest)).toBe(false);
  });

  it.each([
    ['nothing speaks against it', null],
    ['the log has no change', { changedAt: null }],
    ['the log has our own write, by another clock', { changedAt: 1_004_000 }],
  ])('stands when %s', (_what, latest) => {
    expect(stillStands(secret(), asWritten, latest)).toBe(true);
  });

  it('is added to fields that Domo hides, and to no others', () => {
    const hidden: ConfigField[] = [field.hidden('password'), field.encrypted('password')];
    const told = [field.clear('password', 'x'), field.empty('password'), field.hidden('other')];
    const added = (one: ConfigField) =>
      withWrittenValues(
        { kind: 'account', id: 1, dataProviderType: 'x', fields: [one] },
        asWritten,
        [secret()],
        null,
      ).fields[0]?.written;
    for (const one of hidden)
      expect(added(one)).toEqual({ at: 1_000_000, fingerprint: 'f1', stands: true });
    for (const one of told) expect(added(one)).toBeUndefined();
  });

  it('has a letter in its row, and is the same or different as written', () => {
    const row = rowOver(
      field.secret('s', 'f1'),
      field.written('s', 'f1'),
      field.written('s', 'f2'),
      field.written('s', 'f1', false),
    );
    expect(row.cells.map(bare)).toEqual([
      { state: 'secret', letter: 'A' },
      { state: 'asWritten', letter: 'A', at: 5 },
      { state: 'asWritten', letter: 'B', at: 5 },
      { state: 'maybeChanged', at: 5 },
    ]);
    expect(row.verdict).toBe('differsAsWritten');
    expect(rowOver(field.secret('s', 'f1'), field.written('s', 'f1')).verdict).toBe(
      'sameAsWritten',
    );
  });

  it('has words of its own in a table, which say that Domo hides it', () => {
    const columns = [field.written('s', 'f1'), field.written('s', 'f1', false)];
    const [, row = []] = accountMatrixTable(compare(columns.map((one) => column([one]))));
    expect(row[2]).toContain('(secret A as Latchkey wrote it');
    expect(row[2]).toContain('hidden by Domo');
    expect(row[3]).toContain('may have been changed since');
    expect(row[4]).toBe('unknown');
  });

  it('makes an account of several instances the same as written, and never the same', async () => {
    const config = (...fields: ConfigField[]) => {
      const { account, config: read } = column(fields);
      if (account.state !== 'read' || read.state !== 'read') throw new Error('It was not read.');
      return digestConfig(account.value, read.value, null);
    };
    const user = field.clear('user', 'u');
    const [one, same, other] = [
      [user, field.written('s', 'f1')],
      [user, field.secret('s', 'f1')],
      [user, field.written('s', 'f2')],
    ].map((fields) => [summary('S', config(...fields))]);
    const rowOf2 = (...lists: (typeof one)[]) => onlyRow(of(...lists.map((list) => list ?? [])));
    expect(await rowOf2(one, one)).toMatchObject({
      verdict: 'sameAsWritten',
      cells: [{ state: 'sameAsWritten', fields: 1 }, { state: 'sameAsWritten' }],
    });
    expect(await rowOf2(one, same)).toMatchObject({ verdict: 'sameAsWritten' });
    expect(await rowOf2(one, other)).toMatchObject({
      verdict: 'differsAsWritten',
      cells: [{ state: 'sameAsWritten' }, { state: 'differsAsWritten', fields: 1 }],
    });
  });
});

const print = fc.constantFrom('f1', 'f2', 'f3');
const written: fc.Arbitrary<ComparableValue> = print.map((fingerprint) => ({
  is: 'written',
  fingerprint,
}));
const told: fc.Arbitrary<ComparableValue> = fc.oneof(
  fc.constantFrom('', 'x', 'y').map((text) => ({ is: 'text' as const, text })),
  print.map((fingerprint) => ({ is: 'secret' as const, fingerprint })),
);
const any = fc.oneof(written, told, fc.constant(null));

const fieldNamed = (name: string): fc.Arbitrary<ConfigField> =>
  fc.oneof(
    fc.constantFrom('x', 'y').map((value) => field.clear(name, value)),
    print.map((one) => field.secret(name, one)),
    fc.tuple(print, fc.boolean()).map(([one, stands]) => field.written(name, one, stands)),
    fc.constantFrom(field.hidden(name), field.empty(name)),
  );
const columns = fc.array(
  fc.tuple(fieldNamed('a'), fieldNamed('b')).map((fields) => column(fields)),
  { minLength: 2, maxLength: 5 },
);
const withoutWritten = (one: ReturnType<typeof column>): ReturnType<typeof column> =>
  one.config.state === 'read'
    ? column(one.config.value.fields.map(({ written: _written, ...rest }) => rest))
    : one;

describe('knowledge by what Latchkey wrote', () => {
  it('is symmetric', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(relationBetween(one, other)).toBe(relationBetween(other, one));
      }),
    );
  });

  it('proves neither that two values are the same nor that they differ', () => {
    fc.assert(
      fc.property(written, any, (one, other) => {
        expect(['same', 'different']).not.toContain(relationBetween(one, other));
      }),
    );
  });

  it('never beats a proven difference', () => {
    fc.assert(
      fc.property(columns, fieldNamed('a'), (all, added) => {
        const before = compare(all);
        const after = compare([...all, column([added])]);
        for (const { group, key, verdict } of before.rows) {
          if (verdict === 'different') expect(rowOf(after, group, key).verdict).toBe('different');
        }
      }),
    );
    expect(combineRelations(['sameAsWritten', 'differsAsWritten', 'different'])).toBe('different');
  });

  it('is worth as much as nothing once anything says that it may have changed', () => {
    fc.assert(
      fc.property(print, told, (one, other) => {
        const doubted = comparableField(field.written('s', one, false));
        expect(doubted).toEqual(comparableField(field.hidden('s')));
        expect(relationBetween(doubted, other)).toBe('unknown');
      }),
    );
  });

  it('changes no count of what is proven, of accounts and of instances', async () => {
    await fc.assert(
      fc.asyncProperty(columns, async (all) => {
        const without = all.map(withoutWritten);
        const [tally, before] = [compare(all).tallies.all, compare(without).tallies.all];
        expect([tally.same, tally.different]).toEqual([before.same, before.different]);
        expect(tally.unknown + tally.sameAsWritten + tally.differsAsWritten).toBe(before.unknown);
        const counts = async (list: typeof all) => {
          const accounts = list.map(({ account, config }) =>
            account.state === 'read' && config.state === 'read'
              ? [summary('S', digestConfig(account.value, config.value, null))]
              : [],
          );
          // Without a baseline, another version may be the most common one, which changes cells but no verdict.
          const { summary: free } = await collect(of(...accounts));
          const { summary: held } = await collect(of(...accounts), { baseline: 0 });
          return { same: free.same, different: free.different, instances: held.instances };
        };
        const [now, then] = [await counts(all), await counts(without)];
        expect([now.same, now.different]).toEqual([then.same, then.different]);
        expect(now.instances.map(({ same }) => same)).toEqual(
          then.instances.map(({ same }) => same),
        );
      }),
    );
  });
});
