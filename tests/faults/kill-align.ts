/**
 * Kills `latchkey align --apply` with SIGKILL again and again, and prints what was found. Run it after a build:
 * `npx tsx tests/faults/kill-align.ts [kills] [seed]`. It fails when a write was repeated, lost or told otherwise.
 */
import { script } from '../../build/lib/say';
import { removeTemporaryFolders } from '../support/temporary-folder';
import { killAlignments } from './killed-align';

script(async () => {
  const [kills = '200', seed = 'align'] = process.argv.slice(2);
  try {
    console.log(JSON.stringify(await killAlignments(Number(kills), seed)));
    return 0;
  } finally {
    removeTemporaryFolders();
  }
});
