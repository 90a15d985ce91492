/** Some of the kills of `kill-nine.ts`. Promise P30 (survives abuse). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cannotRun } from '../harness/private-desktop';
import { isStoreWhole, killedCommands } from './killed-commands';
import { migrationsOfOlderStores } from './killed-migrations';
import { killedPassphrases } from './killed-passphrases';
import { KilledDesk } from './killed-desk';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/faults/kill-nine: ${reason}`);

let desk: KilledDesk;
beforeEach(async () => {
  desk = await KilledDesk.open('kill-nine.test');
});
afterEach(async () => {
  await desk.close();
});

it.skipIf(reason !== null).each([...killedCommands, ...killedPassphrases, migrationsOfOlderStores])(
  'A killed $name loses nothing that was confirmed, and the next start works.',
  async ({ killOnce }) => {
    // Fails with what is wrong. One that had ended before it was killed is as good.
    await killOnce(desk, 0);
    expect(isStoreWhole(desk)).toBe(true);
  },
);
