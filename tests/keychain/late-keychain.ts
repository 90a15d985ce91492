/** A data folder whose keychain is locked at the start and may open later; what else goes wrong a test says. */
import { createProblem, ProblemError, type Problem } from '../../src/contract';
import type { TokenVault, VaultStatus } from '../../src/main/keychain/token-vault';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { Workspace } from '../../src/main/workspace';
import { KEY, THREAD_FILE } from '../store/store-in-thread';
import { temporaryFolder } from '../support/temporary-folder';
import { hasStoreTraces } from '../../src/main/store/files/store-files';

export const locked: VaultStatus = {
  state: 'locked',
  problem: createProblem('keychainLocked', 'It is locked.'),
};
export const unlocked: VaultStatus = { state: 'unlocked', problem: null };

export interface LateKeychain {
  readonly workspace: Workspace;
  readonly folder: string;
  /** How often the keychain was tried. */
  readonly opened: () => number;
  state: VaultStatus;
  /** What the keychain says instead of a key. */
  withoutKey: Problem | null;
  /** What comes between while a token is kept. */
  whileKept: () => Promise<void>;
  /** In place of the file's store. */
  file: (store: Store) => Store;
}

export function lateKeychain(homeProblem: Problem | null = null, start = locked): LateKeychain {
  let opened = 0;
  let status: VaultStatus = { state: 'opening', problem: null };
  const folder = temporaryFolder('store');
  const made: Pick<LateKeychain, 'state' | 'withoutKey' | 'whileKept' | 'file'> = {
    state: start,
    withoutKey: null,
    whileKept: () => Promise.resolve(),
    file: (store) => store,
  };
  const keys = new Set<string>();
  const vault: TokenVault = {
    status: () => status,
    open: () => {
      opened += 1;
      return Promise.resolve((status = made.state));
    },
    getToken: () => Promise.reject(new Error('not asked for here')),
    getRenewal: () => Promise.resolve(null),
    saveRenewal: () => Promise.resolve(),
    removeRenewal: () => Promise.resolve(),
    getTokenPlace: () => 'none',
    saveToken: () => made.whileKept(),
    removeToken: () => Promise.resolve(),
    getOrCreateKey: async (name, beforeCreate) => {
      if (made.state !== unlocked) throw new Error('locked');
      if (made.withoutKey) throw new ProblemError(made.withoutKey);
      // A folder that was filled before has its key already.
      const fresh = !keys.has(name) && !hasStoreTraces(folder);
      if (fresh) await beforeCreate?.();
      keys.add(name);
      return { hex: name === 'store' ? KEY : 'ab'.repeat(32), fresh };
    },
    close: () => undefined,
  };
  const open = (key: string | null): Promise<Store> =>
    openStore({ folder: key === null ? null : folder, key: key ?? '', threadFile: THREAD_FILE });
  const workspace = new Workspace({
    home: folder,
    homeProblem,
    vault,
    openStore: async (key) => (key === null ? open(null) : made.file(await open(key))),
    announce: () => undefined,
  });
  return Object.assign(made, { workspace, folder, opened: () => opened });
}
