/** Makes the data folder ready for a start. */
import { mkdirSync } from 'node:fs';
import { fail, toProblem, type Problem } from '../contract';
import { homeFolder } from './home-folder';
import { getOrCreateVaultId } from './keychain/vault-id';
import { hasStoreTraces } from './store/files/store-files';

interface PreparedHome {
  readonly folder: string;
  readonly vaultId: string;
  readonly problem: Problem | null;
}

/** If the folder cannot be used, the status says so, and the app runs with a store in memory. */
export function prepareHome(): PreparedHome {
  const folder = homeFolder();
  try {
    makeHomeFolder(folder);
    return {
      folder,
      vaultId: getOrCreateVaultId(folder, () => {
        if (hasStoreTraces(folder)) failMissingId(folder);
      }),
      problem: null,
    };
  } catch (error) {
    return { folder, vaultId: '', problem: toProblem(error) };
  }
}

/** Under another id no token and no key of this folder would be found, and the store would look damaged. */
function failMissingId(folder: string): never {
  fail('storeUnavailable', `The file vault-id is missing in ${folder}, which has a store.`, {
    next: 'Put vault-id back from a backup. If it is lost, move the data folder away to start with an empty one.',
  });
}

/** Creates the data folder, which only its owner may open. Fails with `cannotWriteFile`. */
export function makeHomeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    fail('cannotWriteFile', `The data folder ${folder} cannot be created (${code}).`, {
      next: 'Set LATCHKEY_HOME to a folder that you may write to, then start Latchkey again.',
    });
  }
}
