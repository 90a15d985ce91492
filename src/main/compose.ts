/**
 * Puts the parts together, the same for the window and the command line. Plain Node: whoever calls brings
 * what differs (how the keychain's process is started, what a desktop can do).
 */
import { join } from 'node:path';
import {
  contract,
  isOperationName,
  toProblem,
  type LatchkeyEvent,
  type Problem,
  type AppStatus,
  fail,
} from '../contract';
import { toRefusedActivity, ActivityJournal } from './activity/activity-journal';
import { ComparisonWorkerHost } from './comparison/worker/comparison-worker-host';
import { createHandlers } from './api/handlers';
import type { AppServices, Desktop } from './api/handlers/handler-types';
import { homeFolder } from './home-folder';
import { InventoryReader } from './sync/inventory-reader';
import { InventorySync } from './sync/inventory-sync';
import type { KeychainHost } from './keychain/keychain-client';
import { KeychainVault } from './keychain/keychain-vault';
import { getOrCreateVaultId } from './keychain/vault-id';
import { createDispatcher, type Dispatcher } from './api/dispatcher';
import { Profiles } from './profiles/profiles';
import { openStore, StoreWorkerHost } from './store';
import { createStoreChecker } from './store/check/run-store-check';
import { hasStoreTraces } from './store/files/store-files';
import { Workspace } from './workspace';
import { mkdirSync } from 'node:fs';

/** Milliseconds that the keychain may take: long enough to type a password, short enough to be told. */
const KEYCHAIN_LIMIT_MS = 15_000;

/** Milliseconds that calls under way may take to say how they ended, when Latchkey ends. */
const SHUTDOWN_LIMIT_MS = 2_000;

/** What differs between window and command line, apart from where the keychain is. */
export interface ServiceOptions {
  readonly about: Pick<AppStatus, 'version' | 'electron' | 'evaluation' | 'platform'>;
  readonly desktop: Desktop | null;
  /** Of the window alone. */
  readonly life?: AppServices;
  readonly announce: (event: LatchkeyEvent) => void;
  /** The compiled thread file; tests give their own. */
  readonly comparingFile: string;
  readonly onUnexpected: (operation: string, error: unknown) => void;
}

export interface CompositionOptions extends Omit<ServiceOptions, 'comparingFile'> {
  /** The folder of the compiled main: the keychain's process and the store's thread lie there. */
  readonly codeFolder: string;
  readonly keychainHost: KeychainHost;
}

export interface Composition {
  readonly dispatcher: Dispatcher;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

interface PreparedHome {
  readonly folder: string;
  readonly vaultId: string;
  readonly problem: Problem | null;
}

/** A folder that cannot be used is told in the status; the app goes on with nothing kept. */
function prepareHome(): PreparedHome {
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

const readKeychainLimit = (): number => {
  const given = Number(process.env['LATCHKEY_KEYCHAIN_LIMIT_MS']);
  return Number.isFinite(given) && given > 0 ? given : KEYCHAIN_LIMIT_MS;
};

export function compose(options: CompositionOptions): Composition {
  const { announce, codeFolder } = options;
  const home = prepareHome();
  const vault = new KeychainVault({
    host: options.keychainHost,
    processFile: join(codeFolder, 'keychain-process.js'),
    vaultId: home.vaultId,
    limit: readKeychainLimit(),
    // Loaded on the first start alone: the database is for the thread.
    withExclusiveLock: async (work) =>
      (await import('./store/db/file-locks')).withExclusiveLockAsync(home.folder, work),
    onStatus: () => {
      announce({ event: 'statusChanged' });
    },
    // What keeps it from opening is in the status.
    onLateAnswer: () => void workspace.retryKeychain().catch(() => undefined),
  });
  const threadFile = join(codeFolder, 'store-thread.js');
  // The first store to be opened, in a file or in memory, finds its thread running.
  let started: StoreWorkerHost | undefined = new StoreWorkerHost(threadFile);
  const takeStarted = (): StoreWorkerHost | undefined => {
    const thread = started;
    started = undefined;
    return thread;
  };
  const check = createStoreChecker(
    options.keychainHost,
    join(codeFolder, 'store-check-process.js'),
  );
  const workspace: Workspace = new Workspace({
    home: home.folder,
    homeProblem: home.problem,
    vault,
    openStore: (key) =>
      openStore(
        { folder: key === null ? null : home.folder, key: key ?? '', threadFile, check },
        takeStarted(),
      ),
    checkStore: (name, key) => check({ key, file: join(home.folder, name), depth: 'full' }),
    announce,
  });
  const comparingFile = join(codeFolder, 'comparing-thread.js');
  const dispatcher = createWorkspaceDispatcher(workspace, { ...options, comparingFile });
  return {
    dispatcher,
    workspace,
    close: () => shutDown(workspace, dispatcher),
  };
}

/** Cancels what is under way, lets it say how it ended, and closes the store. */
export async function shutDown(workspace: Workspace, dispatcher: Dispatcher): Promise<void> {
  dispatcher.cancelAll();
  workspace.endClients();
  // A write that was cancelled on the way is still to be entered as unknown.
  await dispatcher.waitUntilIdle(SHUTDOWN_LIMIT_MS);
  await workspace.close();
}

/** All operations over one workspace. */
export function createWorkspaceDispatcher(
  workspace: Workspace,
  { about, desktop, life, announce, comparingFile, onUnexpected }: ServiceOptions,
): Dispatcher {
  const profiles = new Profiles(workspace, announce);
  const reading = new InventoryReader(workspace, announce);
  const sync = new InventorySync(workspace, reading, announce);
  const comparing = new ComparisonWorkerHost(() => workspace.store(), comparingFile);
  const journal = new ActivityJournal({ workspace, announce });
  return createDispatcher({
    contract,
    handlers: createHandlers({
      workspace,
      profiles,
      reading,
      sync,
      journal,
      comparing,
      announce,
      about,
      desktop,
      life: life ?? null,
    }),
    guardOf: async (profileId) => (await workspace.store()).getProfile(profileId),
    onGuardRefusal: async ({ operation, source, request, problem }) => {
      if (!isOperationName(operation)) return;
      await journal.recordRefusal(toRefusedActivity(operation, source, request), problem);
    },
    onUnexpected,
  });
}

/** Makes the data folder. Apart from where it is, which the window needs to know before all else. */

/** Makes the folder, for its owner alone. Fails with `cannotWriteFile`. */
export function makeHomeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    fail('cannotWriteFile', `The data folder ${folder} cannot be made (${code}).`, {
      next: 'Set LATCHKEY_HOME to a folder that you may write to, then start Latchkey again.',
    });
  }
}
