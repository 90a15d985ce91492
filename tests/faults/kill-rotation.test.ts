/** Some of the kills of `kill-rotation.ts`. Promise P54 (rotated secrets). */
import { expect, it } from 'vitest';
import { cannotRun } from '../harness/private-desktop';
import { killRotations } from './killed-rotation';

const KILLS = 20;

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/faults/kill-rotation: ${reason}`);

it.skipIf(reason !== null)(
  'A rotation that is killed 20 times repeats no write, and loses none without saying so.',
  async () => {
    const found = await killRotations(KILLS, 'kill-rotation.test');
    console.warn(`kills of a rotation: ${JSON.stringify(found)}`);
    expect(found.kills).toBe(KILLS);
    expect(found.writes).toBeGreaterThan(0);
    expect(found.done + found.unknownWritten).toBe(found.writes);
  },
);
