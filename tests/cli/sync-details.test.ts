/** What the command line says of the configs and access lists that a full sync read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;
beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

const sync = async (...more: readonly string[]): Promise<string> => {
  const { stdout } = await opened.desk.cli(['sync', ...more]);
  return /One: (Configs .*)/.exec(stdout)?.[1] ?? '';
};

describe('latchkey sync', () => {
  it('says how many details a full reading read, and why all of them', async () => {
    expect(await sync('--depth', 'full')).toMatch(/may not read the activity log\.$/);
    opened.standIn.instances.production.modes.audit = 'usual';
    expect(await sync('--depth', 'full')).toMatch(/no full reading has ended/);
    expect(await sync('--depth', 'full')).toMatch(
      /^Configs and access lists: \d+ of \d+ accounts read, those/,
    );
    expect(await sync('--full')).toMatch(/, as was asked for\.$/);
  });
});
