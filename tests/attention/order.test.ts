/** The order of what needs attention, where all is equally bad. */
import { expect, it } from 'vitest';
import type { AttentionItem } from '../../src/contract';
import { worseFirst } from '../../src/main/attention/list-attention';

const itemOf = (label: string): AttentionItem =>
  ({
    kind: 'refusedToken',
    label,
    account: null,
    datasets: null,
    cards: null,
    alerts: null,
  }) as AttentionItem;

it('is that of names: Client 2 comes before Client 10, and accents do not count', () => {
  const labels = ['Client 10', 'Zeta', 'élan', 'Client 2', 'Eland'];
  expect(
    labels
      .map(itemOf)
      .toSorted(worseFirst)
      .map(({ label }) => label),
  ).toEqual(['Client 2', 'Client 10', 'élan', 'Eland', 'Zeta']);
});
