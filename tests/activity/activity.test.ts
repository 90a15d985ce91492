/** The activity as operations list and export it. It survives restarts and the removal of its profile. */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleBench } from '../support/sample';
import { temporaryFolder } from '../support/temporary-folder';

const { service, domo, profileId, key } = sampleBench();

const rename = (displayName: string, id = 102) =>
  service().call('account.rename', { ...key('account', id), displayName });

describe('the activity', () => {
  it('survives restarts and the removal of the profile', async () => {
    await rename('One');
    await rename('Two', 1);
    const before = await service().aboutAccounts();
    expect(before.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
    await service().reopen();
    expect(await service().aboutAccounts()).toEqual(before);
    await service().done('profile.remove', { profileId: profileId() });
    await service().reopen();
    expect(await service().aboutAccounts()).toEqual(before);
  });

  it('is announced when a write begins and when it ends', async () => {
    await rename('One');
    const announced = service().events.filter(({ event }) => event === 'activityChanged');
    expect(announced).toHaveLength(2);
  });

  it('is written before anything is sent, and otherwise nothing is sent', async () => {
    const store = await service().workspace.store();
    await store.close();
    const before = domo().log.count();
    expect(await rename('One')).toMatchObject({ ok: false });
    expect(domo().log.count()).toBe(before);
  });

  it('shows a running write as pending', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename' });
    const renamed = rename('One');
    await expect.poll(() => domo().log.count({ route: 'accounts.rename' })).toBe(1);
    expect(await service().newest()).toMatchObject({ outcome: 'pending', endedAt: null });
    service().dispatcher.cancelAll();
    await renamed;
    expect((await service().newest()).outcome).toBe('unknown');
  });

  it('calls a write unknown if Latchkey ended during it, and does not look it up', async () => {
    domo().faults.add({ kind: 'silent', route: 'accounts.rename' });
    const renamed = rename('One');
    await expect.poll(() => domo().log.count({ route: 'accounts.rename' })).toBe(1);
    await service().reopen();
    expect(await renamed).toMatchObject({ ok: false, problem: { code: 'outcomeUnknown' } });
    expect(await service().newest()).toMatchObject({
      outcome: 'unknown',
      problem: { code: 'outcomeUnknown' },
    });
    expect(domo().log.count()).toBe(1);
  });

  it('is written as CSV', async () => {
    await rename('=One');
    await rename('Two', 1);
    const file = join(temporaryFolder('exported'), 'activity.csv');
    const written = await service().done('activity.export', { file });
    expect(written).toMatchObject({ file, rows: 3, schemaVersion: 2 });
    const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true });
    expect(rows.map((row) => [row['Outcome'], row['Problem'], row['Account_Id']])).toEqual([
      ['refused', 'crudFailed', '1'],
      ['done', '', '102'],
      ['done', '', ''],
    ]);
    expect(rows[1]?.['Changes']).toMatch(/^displayName: .* → =One$/u);
    expect(rows[2]).toMatchObject({
      Operation: 'profile.add',
      Kind: '',
      Changes: 'guard: - → normal',
    });
  });

  it('is exported from the window only to a file that the user chose', async () => {
    const result = await service().dispatcher.dispatch(
      { callId: 'x', operation: 'activity.export', request: { file: '/tmp/never-made.csv' } },
      { source: 'window' },
    );
    expect(result).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
  });
});
