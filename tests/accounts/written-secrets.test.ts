/** What Latchkey writes in secrets that Domo hides is remembered, and given up as soon as it may have been changed. */
import { describe, expect, it } from 'vitest';
import type { WrittenValue } from '../../src/contract';
import { fingerprint } from '../../src/main/secrets';
import { outsider, sampleBench } from '../support/sample';
import { SECRET, token } from './requests';

const { service, domo, key } = sampleBench();

/** Its secret is masked. */
const masked = 71;
const field = 'credentials';

async function writtenIn(id: number = masked, name = field): Promise<WrittenValue | undefined> {
  const { config } = await service().done('inventory.detail', key('account', id));
  return config?.fields.find((one) => one.name === name)?.written;
}

const update = (value: string) => ({ ...key('account', masked), changes: { [field]: value } });

const writeSecret = () => service().done('account.updateConfig', update(SECRET));

describe('a secret that account.updateConfig wrote', () => {
  it('is known as Latchkey wrote it, by its fingerprint alone', async () => {
    expect(await writtenIn()).toBeUndefined();
    await writeSecret();
    const key32 = await service().workspace.fingerprintKey();
    expect(await writtenIn()).toMatchObject({
      fingerprint: fingerprint(SECRET, key32),
      stands: true,
    });
    const store = await service().workspace.store();
    const kept = JSON.stringify(await store.listWrittenSecrets(key('account', masked)));
    expect(kept).not.toContain(SECRET);
  });

  it('stays known after Latchkey itself renamed and shared the account', async () => {
    await writeSecret();
    await service().done('account.rename', { ...key('account', masked), displayName: 'Renamed' });
    expect(await writtenIn()).toMatchObject({ stands: true });
    await service().done('account.share', {
      ...key('account', masked),
      principal: { type: 'USER', id: outsider },
      accessLevel: 'CAN_VIEW',
    });
    expect(await writtenIn()).toMatchObject({ stands: true });
  });

  it('may have been changed once Domo has another time for the account', async () => {
    await writeSecret();
    const account = domo().state.accounts.get(masked);
    if (account) account.modifiedAt = (account.modifiedAt ?? 0) + 1000;
    await service().done('account.get', key('account', masked));
    expect(await writtenIn()).toMatchObject({ stands: false });
    // A rename by Latchkey moves the time again, and must not hide that somebody moved it before.
    await service().done('account.rename', { ...key('account', masked), displayName: 'Renamed' });
    expect(await writtenIn()).toMatchObject({ stands: false });
  });

  it('may have been changed when a later write has no known outcome', async () => {
    await writeSecret();
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.updateConfig', times: 1 });
    const problem = await service().refused('account.updateConfig', update(`${SECRET}2`));
    expect(problem.code).toBe('outcomeUnknown');
    expect(await writtenIn()).toMatchObject({ stands: false });
    await writeSecret();
    expect(await writtenIn()).toMatchObject({ stands: true });
  });

  it('stays known when Domo refuses a later write', async () => {
    await writeSecret();
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.updateConfig' });
    const problem = await service().refused('account.updateConfig', update(`${SECRET}2`));
    expect(problem.code).not.toBe('outcomeUnknown');
    expect(await writtenIn()).toMatchObject({ stands: true });
  });

  it('is past when Latchkey emptied the field, and when it deleted the account', async () => {
    await writeSecret();
    const store = await service().workspace.store();
    await service().done('account.updateConfig', update(''));
    expect(await store.listWrittenSecrets(key('account', masked))).toEqual([]);
    await writeSecret();
    await service().done('account.delete', key('account', masked));
    expect(await store.listWrittenSecrets(key('account', masked))).toEqual([]);
  });
});

describe('a secret of an account that Latchkey created', () => {
  it('is known as soon as Domo hides it', async () => {
    const { profileId } = key('account', 1);
    const { id } = await service().done('account.create', token(profileId));
    const created = domo().state.accounts.get(Number(id));
    if (created) created.readable = false;
    await service().done('account.config', key('account', Number(id)));
    expect(await writtenIn(Number(id), 'domoAccessToken')).toMatchObject({ stands: true });
    // Domo shows this one, so what was written is of no use.
    expect(await writtenIn(Number(id), 'username')).toBeUndefined();
  });

  it('is compared with another account as written, and never called the same', async () => {
    const { profileId } = key('account', 1);
    const accounts = [];
    for (const name of ['One', 'Other']) {
      const { id } = await service().done('account.create', { ...token(profileId), name });
      const created = domo().state.accounts.get(Number(id));
      if (created) created.readable = false;
      await service().done('account.config', key('account', Number(id)));
      accounts.push(key('account', Number(id)));
    }
    const { rows, tallies } = await service().done('comparison.accounts', { accounts });
    expect(rows.find((row) => row.key === 'domoAccessToken')).toMatchObject({
      verdict: 'sameAsWritten',
      cells: [
        { state: 'asWritten', letter: 'A' },
        { state: 'asWritten', letter: 'A' },
      ],
    });
    expect(tallies.config).toMatchObject({ verdict: 'sameAsWritten', sameAsWritten: 1 });
    const store = await service().workspace.store();
    const [written] = await store.listWrittenSecrets(accounts[0] ?? key('account', 1));
    expect(JSON.stringify(rows)).not.toContain(written?.fingerprint);
  });
});
