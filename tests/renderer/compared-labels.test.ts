/** What the cells of a comparison of accounts show people. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountMatrix, ComparedCell, ComparedRow } from '../../src/contract';
import {
  comparedCellLabel,
  exactCellLabel,
} from '../../src/renderer/features/compare/matrix/account-cell-labels';

beforeEach(() => {
  vi.stubGlobal('window', { navigator: { language: 'en-GB' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const read = { state: 'read', readAt: 1, problem: null } as const;
const column = (
  profileId: string,
  principalNames: AccountMatrix['columns'][number]['principalNames'],
): AccountMatrix['columns'][number] => ({
  profileId,
  label: profileId,
  kind: 'account',
  id: 1,
  displayName: 'One',
  dataProviderType: 'snowflake',
  principalNames,
  parts: { config: read, metadata: read, access: read },
});
const names = [
  { type: 'USER', id: '7', name: 'Noor Haddad' },
  { type: 'GROUP', id: '7', name: 'Data Platform' },
];

function matrixOf(key: string, text: string) {
  const cell: ComparedCell = { state: 'value', text, difference: null, against: null };
  const row: ComparedRow = {
    group: 'metadata',
    key,
    label: key,
    detail: null,
    secret: false,
    informative: true,
    verdict: 'same',
    reference: null,
    cells: [cell, cell],
  };
  const matrix = { columns: [column('p1', names), column('p2', [])], rows: [row] };
  return { matrix: matrix as unknown as AccountMatrix, row };
}

const label = (key: string, text: string, at = 0): string => {
  const { matrix, row } = matrixOf(key, text);
  return comparedCellLabel(matrix, row, at);
};

describe('a cell of the account’s metadata', () => {
  it('shows a time in the user’s locale, with the exact one in the tooltip', () => {
    const iso = '2025-02-12T12:25:44.000Z';
    expect(label('createdAt', iso)).toMatch(/^12 Feb 2025, \d\d:25$/u);
    const { matrix, row } = matrixOf('createdAt', iso);
    expect(exactCellLabel(matrix, row, 0)).toContain(iso);
    expect(label('modifiedAt', 'not a time')).toBe('not a time');
  });

  it('shows the names of users and groups, with the ids in the tooltip', () => {
    expect(label('createdBy', '7')).toBe('Noor Haddad');
    expect(label('owners', 'GROUP 7, USER 7, USER 8')).toBe('Data Platform, Noor Haddad, user 8');
    const { matrix, row } = matrixOf('createdBy', '7');
    expect(exactCellLabel(matrix, row, 0)).toBe('Noor Haddad (7)');
  });

  it('does not use the names of another instance', () => {
    expect(label('createdBy', '7', 1)).toBe('user 7');
  });

  it('leaves other fields as they are', () => {
    expect(label('type', 'data')).toBe('data');
    expect(label('type', '')).toBe('empty');
  });
});
