/** Which groups are offered while one is typed. */
import { expect, it } from 'vitest';
import { offerGroups, toGroups } from '../../src/renderer/features/instances/offered-groups';

const groups = toGroups(['Client 10', 'Élan', '', 'Client 2', 'Élan'].map((group) => ({ group })));
const offered = (search: string): string[] =>
  offerGroups({ options: groups.map((label) => ({ label, value: label })), search }).map(
    ({ label }) => label,
  );

it('are each group once, in the order of names', () => {
  expect(groups).toEqual(['Client 2', 'Client 10', 'Élan']);
  expect(offered('')).toEqual(groups);
});

it('are found without accents and letter case, and by every typed word', () => {
  expect(offered('elan')).toEqual(['Élan']);
  expect(offered('ÉL')).toEqual(['Élan']);
  expect(offered('2 client')).toEqual(['Client 2']);
  expect(offered('other')).toEqual([]);
});
