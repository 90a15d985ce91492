/** Promises of every comparison of accounts, for whatever columns there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountMatrix, ConfigField } from '../../../src/contract';
import type { AccountColumn } from '../../../src/main/comparison/engine';
import { relationBetween } from '../../../src/main/comparison/engine/equality';
import { accessOf, bare, column, compare, described, entry, field, rowOf, unread } from './columns';

const names = ['a', 'b', 'client-id', 'client_id', 'allowExternalUse'];
const fieldNamed = (name: string): fc.Arbitrary<ConfigField> =>
  fc.oneof(
    fc
      .constantFrom(
        'x',
        'y',
        'true',
        '5',
        '05',
        '{"k":1}',
        '{"k":"1"}',
        'us',
        '********',
        '{"k":"********"}',
        'k=********;',
      )
      .map((value) => field.clear(name, value)),
    fc.constantFrom('f1', 'f2', 'f3').map((print) => field.secret(name, print)),
    fc.constantFrom('f1', 'f2').map((print) => field.written(name, print)),
    fc.constantFrom(field.hidden(name), field.encrypted(name), field.empty(name)),
  );
const fields = fc
  .tuple(...names.map((name) => fc.option(fieldNamed(name), { nil: undefined })))
  .map((all) => all.filter((one) => one !== undefined));
const access = fc.oneof(
  fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3'),
        accessLevel: fc.constantFrom('OWNER', 'CAN_VIEW'),
        name: fc.constantFrom('Ann', 'ann', 'Bob', null),
        email: fc.constantFrom('a@x.example', 'b@x.example', null),
      }),
      { selector: ({ id }) => id },
    )
    .map((entries) => accessOf(...entries.map(({ id, ...rest }) => entry(id, rest)))),
  fc.constantFrom(unread('noAccess'), unread('notRead')),
);
const anyColumn: fc.Arbitrary<AccountColumn> = fc
  .record({
    fields,
    access,
    profileId: fc.constantFrom('p1', 'p2'),
    state: fc.constantFrom('read', 'read', 'read', 'noAccess', 'notRead'),
    valid: fc.constantFrom(true, false, null),
    fallback: fc.constantFrom(null, [described('a', 'us')], [described('b'), described('a', '')]),
  })
  .map(({ fields: some, state, valid, fallback, ...rest }) =>
    column(some, {
      ...rest,
      account: { valid },
      fields: fallback,
      ...(state === 'noAccess' || state === 'notRead' ? { config: unread(state) } : {}),
    }),
  );
const columns = fc.array(anyColumn, { minLength: 2, maxLength: 6 });

/** Rows without what depends on the order of the columns: letters, differences, references. */
const facts = ({ rows }: AccountMatrix) =>
  rows.map(({ group, key, label, verdict, informative, secret }) => ({
    group,
    key,
    label,
    verdict,
    informative,
    secret,
  }));

const reordered = (one: AccountColumn): AccountColumn =>
  one.config.state === 'read'
    ? {
        ...one,
        config: {
          ...one.config,
          value: { ...one.config.value, fields: [...one.config.value.fields].reverse() },
        },
      }
    : one;

describe('a comparison', () => {
  it('is symmetric: when two columns are swapped, their cells swap but no result changes', () => {
    fc.assert(
      fc.property(anyColumn, anyColumn, (one, other) => {
        const [there, back] = [compare([one, other]), compare([other, one])];
        expect(facts(back)).toEqual(facts(there));
        for (const [index, row] of there.rows.entries()) {
          const states = row.cells.map(({ state }) => state);
          expect(back.rows[index]?.cells.map(({ state }) => state)).toEqual(states.reverse());
        }
        const held = (matrix: AccountMatrix, at: number) =>
          matrix.rows.map(({ cells }) => cells[at]?.against);
        expect(held(compare([one, other], 0), 1)).toEqual(held(compare([other, one], 0), 1));
      }),
    );
  });

  it('depends neither on the order of the columns nor on that of the fields', () => {
    fc.assert(
      fc.property(columns, (all) => {
        const matrix = compare(all);
        expect(compare(all.map(reordered))).toEqual(matrix);
        expect(facts(compare([...all].reverse()))).toEqual(facts(matrix));
      }),
    );
  });

  it('never reports hidden or unread values as equal to anything, even to themselves', () => {
    const dark = ['hidden', 'noAccess', 'notRead'];
    fc.assert(
      fc.property(columns, (all) => {
        // Each column beside itself, too.
        for (const matrix of [compare([...all, ...all], 0), compare(all, 0)]) {
          for (const { cells, verdict } of matrix.rows) {
            const hidden = cells.some(({ state }) => dark.includes(state));
            if (hidden) expect(verdict).not.toBe('same');
            const first = dark.includes(cells[0]?.state ?? '');
            for (const { state, against } of cells.slice(1)) {
              if (first || dark.includes(state)) expect(against).toBe('unknown');
            }
          }
        }
      }),
    );
    expect(relationBetween(null, null)).toBe('unknown');
  });

  it('keeps every difference when a field is added', () => {
    fc.assert(
      fc.property(columns, fieldNamed('new'), fc.nat(), (all, added, at) => {
        const before = compare(all).rows;
        const more = all.map((one, index) =>
          index === at % all.length && one.config.state === 'read'
            ? {
                ...one,
                config: {
                  ...one.config,
                  value: { ...one.config.value, fields: [...one.config.value.fields, added] },
                },
              }
            : one,
        );
        expect(compare(more).rows.filter(({ key }) => key !== 'new')).toEqual(before);
      }),
    );
  });

  it('never becomes more certain through a column that could not be read', () => {
    fc.assert(
      fc.property(columns, (all) => {
        const more = compare([...all, column([], { config: unread('notRead') })]);
        for (const { group, key, verdict } of compare(all).rows.filter(
          (row) => row.group === 'config',
        )) {
          expect(rowOf(more, group, key).verdict).toBe(
            verdict === 'same' || verdict === 'sameAsWritten' ? 'unknown' : verdict,
          );
        }
      }),
    );
  });

  it('treats a missing field as the default of its provider', () => {
    fc.assert(
      fc.property(fc.constantFrom('x', '5', 'true', '{"k": 1}'), columns, (text, all) => {
        const provider = { fields: [described('region', text)] };
        const verdicts = (one: AccountColumn) =>
          compare([one, ...all], 0).rows.find(({ key }) => key === 'region');
        const given = column([field.clear('region', text)], provider);
        const beside = rowOf(compare([given, column([], provider)]), 'config', 'region');
        expect(beside.verdict).toBe('same');
        expect(verdicts(given)?.cells.map(({ against }) => against)).toHaveLength(all.length + 1);
        for (const other of all) {
          const known = column([field.clear('region', 'z')]);
          expect(rowOf(compare([given, known, other]), 'config', 'region').verdict).toBe(
            rowOf(compare([column([], provider), known, other]), 'config', 'region').verdict,
          );
        }
      }),
    );
  });

  it('shows only which secrets are equal', () => {
    const print = fc.constantFrom('aaaa1111', 'bbbb2222', 'cccc3333', 'dddd4444');
    fc.assert(
      fc.property(
        fc.array(print, { minLength: 2, maxLength: 12 }),
        fc.shuffledSubarray(['w9', 'x9', 'y9', 'z9'], { minLength: 4 }),
        (prints, others) => {
          const renamed = new Map(
            ['aaaa1111', 'bbbb2222', 'cccc3333', 'dddd4444'].map((one, at) => [
              one,
              others[at] ?? '',
            ]),
          );
          const of = (all: readonly string[]) =>
            compare(all.map((one) => column([field.secret('s', one)])));
          const matrix = of(prints);
          expect(of(prints.map((one) => renamed.get(one) ?? ''))).toEqual(matrix);
          for (const one of prints) expect(JSON.stringify(matrix)).not.toContain(one);
          const letters = rowOf(matrix, 'config', 's').cells.map(bare);
          for (const [i, one] of prints.entries()) {
            for (const [j, other] of prints.entries()) {
              expect(JSON.stringify(letters[i]) === JSON.stringify(letters[j])).toBe(one === other);
            }
          }
        },
      ),
    );
  });
});
