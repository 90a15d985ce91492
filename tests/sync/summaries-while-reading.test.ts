/** What comparing instances needs is made of each instance when it was read, and not when somebody asks for it. */
import { expect, it } from 'vitest';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { DIGEST_VERSION } from '../../src/main/comparison/engine';
import { family, type Member } from '../support/family';

const desktop: Desktop = {
  chooseExportFile: () => Promise.resolve(null),
  chooseCertificatesFile: () => Promise.resolve(null),
  chooseInstanceListFile: () => Promise.resolve(null),
  showFile: () => undefined,
  wasChosen: () => false,
  openPage: () => Promise.resolve(),
  copySecret: () => Promise.resolve(),
  ask: () => Promise.resolve(false),
};
const { service, domo, profileId } = family(desktop);

async function summariesOf(member: Member): Promise<Uint8Array | null> {
  const store = await service().workspace.store();
  const [profile] = await store.listComparedProfiles([profileId(member)]);
  const version = { revision: profile?.revision ?? -1, rule: DIGEST_VERSION };
  return store.getSummaries(profileId(member), version, 0);
}

it('a comparison has the summaries of one instance while another is still being read', async () => {
  // Something changed, so what was made before is not true any more.
  domo('sample').state.accounts.delete(125);
  domo('two').faults.add({ kind: 'hold', route: 'accounts.list', times: 1 });
  let isOver = false;
  const syncing = service()
    .done('inventory.sync', { depth: 'full' })
    .finally(() => {
      isOver = true;
    });
  await expect.poll(() => domo('sample').log.count({ route: 'accounts.list' })).toBe(1);
  await expect.poll(() => summariesOf('sample')).not.toBeNull();
  expect(isOver).toBe(false);
  domo('two').faults.release();
  await syncing;
});
