/** The command line calls nothing the same that was compared only by what Latchkey wrote. */
import { describe, expect, it } from 'vitest';
import type { AccountMatrix, InstanceMatrix } from '../../src/contract';
import { printComparison } from '../../src/main/cli/commands/print-comparison';
import { accountMatrixText, instanceMatrixText } from '../../src/main/cli/matrix-text';
import { column, compare, field } from '../comparison/engine/columns';
import { collect, of, summary } from '../comparison/engine/instances';
import { printer } from './printer';

describe('a comparison by what Latchkey wrote', () => {
  const matrix = (...prints: string[]): AccountMatrix =>
    compare(prints.map((print) => column([field.written('password', print)])));

  it('has signs, words and counts of its own for accounts', () => {
    const same = accountMatrixText(matrix('f1', 'f1'));
    expect(same).toMatch(/^≈ .*config .*password .*\(secret A as Latchkey wrote it/mu);
    expect(same).toContain('The same as Latchkey wrote them. This is no proof');
    expect(same).toContain('0 unknown, 0 different as written, 1 the same as written.');
    const differs = accountMatrixText(matrix('f1', 'f2'));
    expect(differs).toMatch(/^≉ /mu);
    expect(differs).toContain('Different as Latchkey wrote them. This is no proof');
  });

  it('has a line and a column of its own for instances', async () => {
    const config = [['password', '^f1']] as const;
    const { rows, summary: counts } = await collect(
      of([summary('S', config)], [summary('S', config)]),
    );
    const all: InstanceMatrix = {
      instances: [],
      summary: counts,
      guess: null,
      total: 1,
      rows,
    };
    const text = instanceMatrixText(all, 'sameAsWritten');
    expect(text).toMatch(/^≈ S \(snowflake\)\n {4}same as written: {1,2}\(1\), {1,2}\(1\)$/mu);
    expect(text).toContain('≈ WRITTEN');
  });

  it.each(['sameAsWritten', 'differsAsWritten'] as const)(
    'ends a command with the exit code of unknown when the verdict is %s',
    (verdict) => {
      const { io } = printer({ outIsTerminal: false });
      const value = { verdict, json: {}, text: () => '', table: () => [] };
      expect(printComparison(io, { ok: true, value }, { format: 'text' })).toBe(2);
    },
  );
});
