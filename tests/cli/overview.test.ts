/** `latchkey overview`: figures of all instances, as text and as JSON. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor } from '../../src/contract';
import { Desk } from '../harness/desk';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

describe('latchkey overview', () => {
  it('prints tables of accounts, providers, instances and the oldest credentials', async () => {
    const { code, stdout } = await opened.desk.cli(['overview']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^WHAT {2,}ACCOUNTS\n/);
    for (const words of ['no dataset uses it', 'PROVIDER', 'INSTANCE', 'OLDEST', 'One'])
      expect(stdout).toContain(words);
    expect(stdout).not.toContain('\u001b');
  });

  it('prints the same as JSON, with the sums that profile.list has', async () => {
    const { code, stdout } = await opened.desk.cli(['overview', '--json']);
    expect(code).toBe(0);
    const { value } = JSON.parse(stdout) as { value: ResponseFor<'inventory.overview'> };
    const listing = await opened.desk.cli(['profile', 'list', '--json']);
    const listed = JSON.parse(listing.stdout) as { value: ResponseFor<'profile.list'> };
    const counts = listed.value.profiles[0]?.counts ?? { accounts: -1, oauth: -1 };
    expect(value).toMatchObject({ accounts: counts.accounts, oauth: counts.oauth });
    expect(value.instances).toMatchObject([{ label: 'One', ...counts, problem: null }]);
    const sum = (list: readonly { count: number }[]) =>
      list.reduce((total, { count }) => total + count, 0);
    expect(sum(value.ages)).toBe(counts.accounts + counts.oauth);
    expect(sum(value.providers)).toBe(counts.accounts + counts.oauth);
  });

  it('sums up the chosen instances alone, and refuses one that is not there', async () => {
    const { stdout } = await opened.desk.cli(['overview', '--profile', 'One', '--json']);
    const { value } = JSON.parse(stdout) as { value: ResponseFor<'inventory.overview'> };
    expect(value.instances.map(({ label }) => label)).toEqual(['One']);
    const none = await opened.desk.cli(['overview', '--profile', 'Nobody']);
    expect(none.code).not.toBe(0);
    expect(none.stdout).toBe('');
  });

  it('says that there is nothing to sum up, and refuses a time before 1970 with invalidRequest', async () => {
    const desk = await Desk.open();
    expect((await desk.cli(['overview'])).stdout).toBe('There are no instances. Add one first.\n');
    const refused = await desk.cli(['call', 'inventory.overview'], '{"since":-1}');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('invalidRequest');
    await desk.close();
  });
});
