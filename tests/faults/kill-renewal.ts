/**
 * Kills renewals of tokens again and again, between steps in this process and with SIGKILL, and prints what was found. Run
 * it after a build: `npx tsx tests/faults/kill-renewal.ts [renewals] [kills] [seed]`. It fails when somebody is locked out
 * or a token stays that nobody can name.
 */
import { script } from '../../build/lib/say';
import { removeTemporaryFolders } from '../support/temporary-folder';
import { killRenewals } from './killed-renewals';
import { killRenewCommands } from './killed-renew-commands';

script(async () => {
  const [renewals = '1000', kills = '40', seed = 'renewal'] = process.argv.slice(2);
  try {
    console.log(JSON.stringify(await killRenewals(Number(renewals), seed)));
    console.log(JSON.stringify(await killRenewCommands(Number(kills), seed)));
    return 0;
  } finally {
    removeTemporaryFolders();
  }
});
