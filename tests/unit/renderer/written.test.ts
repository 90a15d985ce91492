import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/contract';
import { writtenWords } from '../../../src/renderer/features/compare/written';
import { comparisonOf } from '../../../src/renderer/state/comparison';

const accounts: Comparison = { view: 'accounts', accounts: [], baseline: null };
const instances = comparisonOf(['p1', 'p2']);
const filtered = (part: Partial<typeof instances.filter>): Comparison => ({
  ...instances,
  filter: { ...instances.filter, ...part },
});

describe('what will be written of a comparison', () => {
  test('is, of accounts, what is shown', () => {
    expect(writtenWords(accounts, 'all')).toBe('All rows');
    expect(writtenWords(accounts, 'different')).toBe('The differences');
    expect(writtenWords(accounts, 'unknown')).toBe('What cannot be known');
  });

  test('is, of instances, what the filters let through', () => {
    expect(writtenWords(instances, 'all')).toBe('All rows');
    expect(writtenWords(filtered({ differencesOnly: true }), 'all')).toBe('The differences');
    expect(writtenWords(filtered({ missingOnly: true }), 'all')).toBe('What is missing');
    expect(writtenWords(filtered({ invalidOnly: true }), 'all')).toBe('What is invalid');
    const some = { missingOnly: true, invalidOnly: true, dataProviderTypes: ['a', 'b'] };
    expect(writtenWords(filtered(some), 'all')).toBe(
      'What is missing and what is invalid of 2 providers',
    );
    expect(writtenWords(filtered({ dataProviderTypes: ['a'] }), 'all')).toBe(
      'All rows of 1 provider',
    );
  });
});
