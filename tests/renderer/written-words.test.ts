/** What the page says of a secret that Domo hides and Latchkey wrote. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountMatrix, ComparedRow, ConfigField } from '../../src/contract';
import { isRowShown } from '../../src/contract/zod-free';
import { instanceCellLabel } from '../../src/renderer/features/compare/instances/instance-labels';
import {
  comparedCellLabel,
  comparedCellLook,
  exactCellLabel,
} from '../../src/renderer/features/compare/matrix/account-cell-labels';
import { column, compare, field, rowOf } from '../comparison/engine/columns';

beforeEach(() => {
  vi.stubGlobal('window', { navigator: { language: 'en-GB' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const at = new Date(2026, 2, 3, 12).getTime();
const written = (print: string, stands = true): ConfigField => ({
  ...field.written('s', print),
  written: { at, fingerprint: print, stands },
});

function shown(
  fields: readonly ConfigField[],
  baseline: number | null = null,
): readonly [AccountMatrix, ComparedRow] {
  const matrix = compare(
    fields.map((one) => column([one])),
    baseline,
  );
  return [matrix, rowOf(matrix, 'config', 's')];
}

describe('a cell of the account matrix', () => {
  it('says when Latchkey wrote the value, and that it is no proof', () => {
    const [matrix, row] = shown([written('f1'), written('f1', false)]);
    expect(comparedCellLabel(matrix, row, 0)).toBe('as written on 3 Mar 2026');
    expect(exactCellLabel(matrix, row, 0)).toBe(
      'As Latchkey wrote it on 3 Mar 2026; Domo hides it; nobody is known to have changed it since. This is no proof: Domo does not tell of every change.',
    );
    expect(exactCellLabel(matrix, row, 1)).toBe(
      'Domo hides it. Latchkey wrote it on 3 Mar 2026; it may have been changed since.',
    );
  });

  it('has a look of its own, with and without a baseline', () => {
    const [told, some] = [field.secret('s', 'f1'), [written('f1'), written('f2')]];
    for (const baseline of [null, 0]) {
      const [, row] = shown([...some, written('f1'), told, written('f1', false)], baseline);
      expect(row.cells.map((_, index) => comparedCellLook(row, index, baseline))).toEqual([
        'plain',
        'differsAsWritten',
        'sameAsWritten',
        'sameAsWritten',
        'unknown',
      ]);
    }
  });

  it('is found by a filter of its own, and not among differences', () => {
    const [, row] = shown([written('f1'), written('f2')]);
    expect(isRowShown(row, 'asWritten')).toBe(true);
    expect(isRowShown(row, 'different')).toBe(false);
    expect(isRowShown(row, 'unknown')).toBe(false);
  });
});

describe('a cell of the instance matrix', () => {
  it('has a sign and words of its own, which say that it is no proof', () => {
    const same = instanceCellLabel({ state: 'sameAsWritten', id: 1, valid: true, fields: 1 });
    expect(same).toMatchObject({ symbol: '≈', text: 'same as written', look: 'sameAsWritten' });
    expect(same.sentence).toContain('which is no proof');
    const differs = instanceCellLabel({
      state: 'differsAsWritten',
      id: 1,
      valid: true,
      fields: 2,
      unknownFields: 0,
    });
    expect(differs).toMatchObject({ symbol: '≉', addition: '2 fields' });
  });
});
