/** One account then and now. */
import { describe, expect, it } from 'vitest';
import { compareThenAndNow } from '../../../src/main/comparison/engine';
import { accessOf, column, entry, field, rowOf } from './columns';

describe('a comparison of then and now', () => {
  const matrix = compareThenAndNow(
    column([field.secret('password', 'f1'), field.clear('role', 'A'), field.clear('old', '1')], {
      access: accessOf(entry('1', { name: 'Ann' })),
      account: { modifiedAt: 1 },
    }),
    column([field.secret('password', 'f2'), field.clear('role', 'A')], {
      access: accessOf(entry('1', { name: 'Ann B' })),
      account: { modifiedAt: 2 },
    }),
  );

  it('has the past as its baseline', () => {
    expect(matrix.columns.map(({ label }) => label)).toEqual(['Then', 'Now']);
    expect(matrix.baseline).toBe(0);
  });

  it('shows which fields changed, and of a secret only that it changed', () => {
    const changed = matrix.rows.filter(
      ({ informative, verdict }) => !informative && verdict === 'different',
    );
    expect(changed.map(({ key }) => key)).toEqual(['old', 'password']);
    expect(JSON.stringify(matrix)).not.toMatch(/"f[12]"/);
  });

  it('matches people by id, since both sides are the same instance', () => {
    expect(rowOf(matrix, 'access', 'USER 1').verdict).toBe('same');
  });
});
