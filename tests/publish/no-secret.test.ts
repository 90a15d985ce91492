/** What leaves for Domo contains no secret, no fingerprint, nothing of a config and no token. */
import { describe, expect, it } from 'vitest';
import { syncedCompany } from '../support/synced-company';

const { company, service, production, sync } = syncedCompany();

/** Values of configs that no other column can contain by chance. */
async function readConfigs(): Promise<{ values: string[]; fingerprints: string[] }> {
  const store = await service().workspace.store();
  const [values, fingerprints]: string[][] = [[], []];
  for (const { id: profileId } of await store.listProfiles()) {
    for (const key of await store.listAccountKeys(profileId)) {
      const { config } = await store.getAccountDetail({ profileId, kind: key.kind, id: key.id });
      for (const { value, fingerprint } of config?.fields ?? []) {
        if (value !== null && value.length > 12) values?.push(value);
        if (fingerprint !== null) fingerprints?.push(fingerprint);
      }
    }
  }
  return { values: values ?? [], fingerprints: fingerprints ?? [] };
}

describe('a published table', () => {
  it('has no secret, no fingerprint, no config value and no token', async () => {
    production().modes.plainSecrets = 'someReadable';
    await sync('full');
    production().log.clear();
    const { profiles } = await service().done('profile.list', {});
    const target = profiles.find(({ origin }) => origin === production().origin);
    const { results } = await service().done('inventory.publish', {
      profileId: target?.id ?? '',
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    const sent = production()
      .log.all()
      .map(({ body }) => body)
      .join('\n');
    const { values, fingerprints } = await readConfigs();
    expect(fingerprints.length).toBeGreaterThan(0);
    expect(values.length).toBeGreaterThan(0);
    const found = [...company.canaries, ...fingerprints, ...values].filter((text) =>
      sent.includes(text),
    );
    expect(found).toEqual([]);
    const entries = await service().done('activity.list', { limit: 10 });
    expect(company.canaries.filter((text) => JSON.stringify(entries).includes(text))).toEqual([]);
    // All three instances are in it, so that this was not true of an empty text.
    for (const { label } of profiles) expect(sent).toContain(label);
    expect(production().log.mentioning(production().token('admin'))).toHaveLength(
      production().log.count(),
    );
  });
});
