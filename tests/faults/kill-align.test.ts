/** Some of the kills of `kill-align.ts`. Promise P61 (aligned once). */
import { expect, it } from 'vitest';
import { cannotRun } from '../harness/private-desktop';
import { killAlignments } from './killed-align';

const KILLS = 12;

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/faults/kill-align: ${reason}`);

it.skipIf(reason !== null)(
  'An alignment that is killed 12 times changes and creates no account twice, and loses none without saying so.',
  async () => {
    const found = await killAlignments(KILLS, 'kill-align.test');
    console.warn(`kills of an alignment: ${JSON.stringify(found)}`);
    expect(found.kills).toBe(KILLS);
    expect(found.writes).toBeGreaterThan(0);
    expect(found.done + found.unknownWritten).toBe(found.writes);
  },
);
