/** A label that a person cannot tell from that of another instance. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Service } from '../support/service';

let service: Service;
beforeEach(() => {
  service = new Service();
});
afterEach(() => service.close());

const request = (instance: string, label: string) =>
  ({ instance, label, token: `token-of-${instance}`, check: false }) as const;

// The first letter of the second label is Cyrillic.
const [LATIN, CYRILLIC] = ['Acme', 'Аcme'] as const;
const refusal = {
  code: 'duplicate',
  message: 'Another instance has the label Acme, which looks the same in other letters or signs.',
};

it('is refused for a new instance and for one that is renamed', async () => {
  await service.done('profile.add', request('acme', LATIN));
  expect(await service.refused('profile.add', request('other', CYRILLIC))).toMatchObject(refusal);
  const { profile } = await service.done('profile.add', request('other', 'Other'));
  const renaming = { profileId: profile.id, label: CYRILLIC };
  expect(await service.refused('profile.update', renaming)).toMatchObject(refusal);
});

it('stays where it is there since before, whatever else of the instance changes', async () => {
  const acme = await service.done('profile.add', request('acme', LATIN));
  const other = await service.done('profile.add', request('other', 'Other'));
  const store = await service.workspace.store();
  await store.updateProfile(other.profile.id, { label: CYRILLIC });
  const { profile } = await service.done('profile.update', {
    profileId: acme.profile.id,
    label: LATIN,
    group: 'Production',
  });
  expect(profile).toMatchObject({ label: LATIN, group: 'Production' });
});
