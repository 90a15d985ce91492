/**
 * Kills `latchkey rotate --apply` with SIGKILL again and again, and prints what was found. Run it after a build:
 * `npx tsx tests/faults/kill-rotation.ts [kills] [seed]`. It fails when a write was repeated, lost or told otherwise.
 */
import { script } from '../../build/lib/say';
import { removeTemporaryFolders } from '../support/temporary-folder';
import { killRotations } from './killed-rotation';

script(async () => {
  const [kills = '200', seed = 'rotation'] = process.argv.slice(2);
  try {
    const found = await killRotations(Number(kills), seed);
    console.log(JSON.stringify(found));
    return 0;
  } finally {
    removeTemporaryFolders();
  }
});
