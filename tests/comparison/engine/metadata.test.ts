/** Rows of the account itself: what counts, what is shown alone, what Domo did not tell. */
import { describe, expect, it } from 'vitest';
import { bare, column, compare, field, rowOf, unread } from './columns';

describe('the comparison of metadata', () => {
  it('counts the properties that mean the same in every instance', () => {
    const matrix = compare([
      column(),
      column([], { account: { displayName: 'Other', valid: false } }),
    ]);
    expect(rowOf(matrix, 'metadata', 'displayName')).toMatchObject({
      informative: false,
      verdict: 'different',
    });
    expect(rowOf(matrix, 'metadata', 'valid').cells.map(bare)).toEqual([
      { state: 'value', text: 'true' },
      { state: 'value', text: 'false' },
    ]);
    expect(matrix.tallies.metadata).toMatchObject({ verdict: 'different', different: 2 });
  });

  it('shows ids, times, owners and unknown fields without counting them', () => {
    const [one, other] = [1, 2].map((id) =>
      column([], {
        account: {
          id,
          createdAt: id * 1000,
          owners: [{ type: 'USER', id: String(id) }],
          more: { odd: id },
        },
      }),
    );
    if (!one || !other) throw new Error('Two columns.');
    const matrix = compare([one, other]);
    for (const key of ['id', 'createdAt', 'owners', 'more.odd']) {
      expect(rowOf(matrix, 'metadata', key)).toMatchObject({
        informative: true,
        verdict: 'different',
      });
    }
    expect(rowOf(matrix, 'metadata', 'createdAt').cells.map(bare)[0]).toEqual({
      state: 'value',
      text: '1970-01-01T00:00:01.000Z',
    });
    expect(matrix.tallies.metadata).toMatchObject({ verdict: 'same', different: 0 });
  });

  it('treats a property that one list omits as unknown', () => {
    const matrix = compare([column([], { account: { origin: 'X' } }), column()]);
    const row = rowOf(matrix, 'metadata', 'origin');
    expect(row.verdict).toBe('unknown');
    expect(row.cells.map(bare)[1]).toEqual({ state: 'missing', standsFor: null });
  });

  it('has no row for a property that no account has', () => {
    const matrix = compare([column(), column()]);
    expect(matrix.rows.some(({ key }) => key === 'origin')).toBe(false);
  });

  it('counts allowExternalUse once, when the config contains it', () => {
    const told = (allowExternalUse: boolean) =>
      column([field.clear('allowExternalUse', String(allowExternalUse))], {
        account: { allowExternalUse },
      });
    const matrix = compare([told(true), told(false)]);
    expect(matrix.tallies.all.different).toBe(1);
    const without = [true, false].map((allowExternalUse) =>
      column([], { account: { allowExternalUse } }),
    );
    expect(compare(without).tallies.all.different).toBe(1);
  });

  it('is unknown when the metadata was not read', () => {
    const { account: _read, ...rest } = column();
    const matrix = compare([column(), { ...rest, account: unread('notRead') }]);
    expect(rowOf(matrix, 'metadata', 'name').verdict).toBe('unknown');
    expect(matrix.columns[1]).toMatchObject({
      displayName: null,
      parts: { metadata: { state: 'notRead' } },
    });
  });
});
