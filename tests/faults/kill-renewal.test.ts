/** Some of the kills of `kill-renewal.ts`. Promise P58 (renewed tokens). */
import { expect, it } from 'vitest';
import { cannotRun } from '../harness/private-desktop';
import { killRenewals } from './killed-renewals';
import { killRenewCommands } from './killed-renew-commands';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/faults/kill-renewal: ${reason}`);

it('Of 200 renewals that are killed between steps, none locks anybody out or leaves a token without a name.', async () => {
  const found = await killRenewals(200, 'kill-renewal.test');
  console.warn(`killed renewals: ${JSON.stringify(found)}`);
  expect(found.killed).toBeGreaterThan(100);
  expect(found.ended).toBeGreaterThan(20);
  expect(found.lostAndNamed).toBeGreaterThan(0);
  expect(found.orphans).toBe(0);
});

it.skipIf(reason !== null)(
  'A command that renews and is killed 8 times leaves a token that works, and no other.',
  async () => {
    const found = await killRenewCommands(8, 'kill-renewal.test');
    console.warn(`kills of \`latchkey renew\`: ${JSON.stringify(found)}`);
    expect(found.kills).toBe(8);
    expect(found.orphans).toBe(0);
  },
);
