/** Saved views: their names, and what they say when an instance or a group of them is gone. */
import { describe, expect, it } from 'vitest';
import { syncedCompany } from '../support/synced-company';

const { service, restart } = syncedCompany();

const profiles = async () => (await service().done('profile.list', {})).profiles;

const clear = async (): Promise<void> => {
  const { views } = await service().done('views.list', {});
  for (const { id } of views) await service().done('views.delete', { id });
};

describe('saved views', () => {
  it('keep filters, search, order and scope over a restart', async () => {
    const [profile] = await profiles();
    const filter = {
      profileIds: [profile?.id ?? ''],
      text: 'mart',
      owner: 'ada',
      datasetsAtMost: 0,
      notRead: 'config' as const,
    };
    const sort = { field: 'modifiedAt', direction: 'descending' } as const;
    await service().done('views.save', { name: '  Unused ', filter, sort });
    await restart();
    expect(await service().done('views.list', {})).toMatchObject({
      views: [{ name: 'Unused', filter, sort, goneInstances: [], groupGone: false }],
    });
    await clear();
  });

  it('have names of their own, whatever the case and the accents', async () => {
    await service().done('views.save', { name: 'Élan 2' });
    const { views } = await service().done('views.save', { name: 'Other' });
    const again = await service().call('views.save', { name: 'elan  2' });
    expect(again).toMatchObject({ ok: false, problem: { code: 'duplicate' } });
    const other = views.find(({ name }) => name === 'Other');
    const renamed = { id: other?.id ?? '', name: 'ELAN 2' };
    expect(await service().call('views.rename', renamed)).toMatchObject({
      problem: { code: 'duplicate' },
    });
    await service().done('views.save', { name: 'ELAN 2', filter: { text: 'new' }, replace: true });
    const after = await service().done('views.rename', { ...renamed, name: 'other' });
    expect(after.views.map(({ name, filter }) => [name, filter.text])).toEqual([
      ['ELAN 2', 'new'],
      ['other', ''],
    ]);
    expect(await service().call('views.rename', { id: 'none', name: 'x' })).toMatchObject({
      problem: { code: 'notFound' },
    });
    const long = await service().call('views.save', { name: 'x'.repeat(81) });
    expect(long).toMatchObject({ problem: { code: 'invalidRequest' } });
    await clear();
  });

  it('say which instance or group is gone, and show the rest', async () => {
    const [one, other] = await profiles();
    if (!one || !other) throw new Error('There are no instances.');
    const profileIds = [one.id, other.id];
    await service().done('profile.update', { profileId: one.id, group: 'Leaving' });
    await service().done('views.save', { name: 'Both', filter: { profileIds } });
    await service().done('views.save', { name: 'Group', filter: { group: 'Leaving' } });
    const inGroup = await service().done('inventory.search', { filter: { group: 'Leaving' } });
    expect(new Set(inGroup.rows.map(({ profileId }) => profileId))).toEqual(new Set([one.id]));
    await service().done('profile.remove', { profileId: one.id });
    const { views } = await service().done('views.list', {});
    expect(views).toMatchObject([
      { name: 'Both', filter: { profileIds: [other.id] }, goneInstances: [one.label] },
      { name: 'Group', groupGone: true, goneInstances: [] },
    ]);
  });
});
