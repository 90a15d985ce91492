import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/contract';
import { comparisonExportLabel } from '../../src/renderer/features/compare/comparison-export-label';
import { defaultInstancesComparison, everyRow } from '../../src/renderer/state/comparison';

const accounts: Comparison = { view: 'accounts', accounts: [], baseline: null };
const instances = { ...defaultInstancesComparison(['p1', 'p2']), filter: everyRow };
const filtered = (part: Partial<typeof instances.filter>): Comparison => ({
  ...instances,
  filter: { ...instances.filter, ...part },
});

describe('the label of a comparison export', () => {
  test('names the rows that are shown in a comparison of accounts', () => {
    expect(comparisonExportLabel(accounts, 'all')).toBe('All rows');
    expect(comparisonExportLabel(accounts, 'different')).toBe('Differences');
    expect(comparisonExportLabel(accounts, 'unknown')).toBe('Unknown values');
  });

  test('names the rows that match the filters in a comparison of instances', () => {
    expect(comparisonExportLabel(instances, 'all')).toBe('All rows');
    expect(comparisonExportLabel(filtered({ differencesOnly: true }), 'all')).toBe('Differences');
    expect(comparisonExportLabel(filtered({ single: 'without' }), 'all')).toBe('Shared accounts');
    expect(comparisonExportLabel(filtered({ field: 'role', profileId: 'p1' }), 'all')).toBe(
      'Differences of role and differences of one instance',
    );
    expect(comparisonExportLabel(filtered({ missingOnly: true }), 'all')).toBe('Missing accounts');
    expect(comparisonExportLabel(filtered({ invalidOnly: true }), 'all')).toBe('Invalid accounts');
    const some = { missingOnly: true, invalidOnly: true, dataProviderTypes: ['a', 'b'] };
    expect(comparisonExportLabel(filtered(some), 'all')).toBe(
      'Missing accounts and invalid accounts of 2 providers',
    );
    expect(comparisonExportLabel(filtered({ dataProviderTypes: ['a'] }), 'all')).toBe(
      'All rows of 1 provider',
    );
  });
});
