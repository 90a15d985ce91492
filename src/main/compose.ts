/**
 * Builds the services for the window and for the command line. It uses plain Node: the caller passes in everything that
 * differs, such as how to start the keychain's process and what the desktop can do.
 */
import { ConfigSettling } from './accounts/config-settling';
import { join } from 'node:path';
import {
  contract,
  isOperationName,
  type LatchkeyEvent,
  type ProblemCode,
  type AppStatus,
} from '../contract';
import { toRefusedActivity, ActivityJournal } from './activity/activity-journal';
import { ComparisonWorkerHost } from './comparison/worker/comparison-worker-host';
import { createHandlers } from './api/handlers';
import type { AppServices, Desktop } from './api/handlers/handler-types';
import { prepareHome } from './prepare-home';
import { InventoryReader } from './sync/inventory-reader';
import { InventorySync } from './sync/inventory-sync';
import type { KeychainHost } from './keychain/keychain-client';
import { KeychainVault } from './keychain/keychain-vault';
import { createDispatcher, type Dispatcher } from './api/dispatcher';
import { addWaits } from './api/progress-with-waits';
import { Profiles } from './profiles/profiles';
import { removeLostTokens } from './profiles/remove-lost-tokens';
import { TokenRenewals } from './profiles/renewal/token-renewals';
import { openStore, StoreWorkerHost } from './store';
import { AppLock } from './lock/app-lock';
import type { AppLockOptions } from './lock/app-lock-options';
import { collectGarbage } from './lock/collect-garbage';
import { EntrySeal } from './lock/entry-seal';
import { FIRST_SEALED_ENTRY } from './lock/entry-proof';
import { WorkspaceLock } from './lock/workspace-lock';
import { createStoreChecker } from './store/check/run-store-check';
import { Workspace } from './workspace';
import type { ClientNetwork } from './domo';
import { markStart } from './start-marks';
import { NetworkSettings } from './network/network-settings';

/** How many ms the keychain may take: enough to type a password, and not too long to wait for a message. */
const KEYCHAIN_LIMIT_MS = 15_000;

/** How many ms running calls may take to record their outcome when Latchkey ends. */
/** A day: longer ones hold their place for nobody. */
const MAX_REQUEST_SECONDS = 86_400;
const SHUTDOWN_LIMIT_MS = 2_000;

/** What differs between the window and the command line, except the keychain. */
export interface ServiceOptions {
  readonly about: Pick<AppStatus, 'version' | 'electron' | 'evaluation' | 'platform'>;
  readonly desktop: Desktop | null;
  /** Only in the window. */
  readonly appServices?: AppServices;
  readonly announce: (event: LatchkeyEvent) => void;
  /** The compiled file of the thread that compares instances. */
  readonly comparingFile: string;
  /** See `DispatcherOptions`. */
  readonly onUnexpected: (operation: string, error: unknown) => void;
  readonly onUndeclared: (operation: string, code: ProblemCode) => void;
  readonly lock?: AppLock;
  readonly network: NetworkSettings;
}

export interface CompositionOptions extends Omit<
  ServiceOptions,
  'comparingFile' | 'lock' | 'network'
> {
  /** The folder of the compiled main process, with the files of the keychain's process and the threads. */
  readonly codeFolder: string;
  readonly keychainHost: KeychainHost;
  /** Told after each change between locked and unlocked. */
  readonly onLockChange?: (locked: boolean) => void;
  readonly systemPrompt?: AppLockOptions['systemPrompt'];
  /** Finds the proxy of an address; the environment's by default. */
  readonly proxyFor?: ClientNetwork['proxyFor'];
}

/** The running services. `close` ends them in order. */
export interface Composition {
  readonly dispatcher: Dispatcher;
  readonly workspace: Workspace;
  readonly lock: AppLock;
  close(): Promise<void>;
}

const readKeychainLimit = (): number => {
  const chosen = Number(process.env['LATCHKEY_KEYCHAIN_LIMIT_MS']);
  return Number.isFinite(chosen) && chosen > 0 ? chosen : KEYCHAIN_LIMIT_MS;
};

/** Undefined: the default. */
const readRequestLimit = (): number | undefined => {
  const chosen = Number(process.env['LATCHKEY_REQUEST_LIMIT']);
  return Number.isInteger(chosen) && chosen > 0 ? chosen : undefined;
};

/** In ms. Undefined: the default. */
const readRequestTimeout = (): number | undefined => {
  const seconds = Number(process.env['LATCHKEY_REQUEST_SECONDS']);
  return seconds >= 1 ? Math.min(seconds, MAX_REQUEST_SECONDS) * 1000 : undefined;
};

export function compose(options: CompositionOptions): Composition {
  const { announce, codeFolder } = options;
  const home = prepareHome();
  const seal = new EntrySeal(() => lock.failClosed());
  const withEntries = async <T>(work: () => Promise<T>): Promise<T> =>
    (await import('./store/db/file-locks')).withEntriesLock(home.folder, work);
  const lock: AppLock = new AppLock({
    home: home.folder,
    seal,
    systemPrompt: options.systemPrompt ?? null,
    prepareRewriting: async () => void (await workspace.store()),
    readFirstSealedEntry: async () => {
      // It may have been unlocked since it was last asked.
      if (vault.status().problem) await vault.open();
      return vault.readRawEntry(FIRST_SEALED_ENTRY);
    },
    exclusively: withEntries,
    rewriteEntries: async () => {
      const profiles = await (await workspace.store()).listProfiles();
      await vault.rewriteEntries(
        profiles.map(({ id }) => id),
        network.proxyLogins(),
      );
    },
    onUnlock: (useKey) => workspaceLock.wake(useKey),
    onChange: (locked) => {
      options.onLockChange?.(locked);
      if (locked) void workspaceLock.sleepWhenIdle();
    },
  });
  const vault = new KeychainVault({
    host: options.keychainHost,
    processFile: join(codeFolder, 'keychain-process.js'),
    vaultId: home.vaultId,
    limit: readKeychainLimit(),
    seal,
    // Loaded only on the first start, because the module loads the database, which only the thread needs.
    withExclusiveLock: async (work) =>
      (await import('./store/db/file-locks')).withExclusiveLockAsync(home.folder, work),
    whileWriting: (write) =>
      withEntries(async () => {
        await lock.requireKey();
        await write();
      }),
    onStatus: () => {
      announce({ event: 'statusChanged' });
    },
    // If it fails, the status says why.
    onLateAnswer: () => void workspace.retryKeychain().catch(() => undefined),
  });
  const network = new NetworkSettings({ home: home.folder, vault, proxyFor: options.proxyFor });
  const threadFile = join(codeFolder, 'store-thread.js');
  // The thread starts now, so that the first store, in a file or in memory, need not wait for it.
  let idleWorker = lock.isLocked() ? undefined : new StoreWorkerHost(threadFile);
  const takeIdleWorker = (): StoreWorkerHost | undefined => {
    const worker = idleWorker;
    idleWorker = undefined;
    return worker;
  };
  const check = createStoreChecker(
    options.keychainHost,
    join(codeFolder, 'store-check-process.js'),
  );
  const workspace: Workspace = new Workspace({
    home: home.folder,
    homeProblem: home.problem,
    vault,
    network: network.forClients,
    requestLimit: readRequestLimit(),
    clientTimings: { timeout: readRequestTimeout() },
    openStore: (key) => {
      markStart('key read');
      const folder = key === null ? null : home.folder;
      return openStore({ folder, key: key ?? '', threadFile, check }, takeIdleWorker());
    },
    checkStore: (name, key, background) =>
      check({ key, file: join(home.folder, name), depth: 'full', background }),
    announce,
    ...(lock.isLocked() ? { whenUnlocked: lock.whenFirstUnlocked() } : {}),
    answerThreadFile: join(codeFolder, 'answer-thread.js'),
  });
  const comparingFile = join(codeFolder, 'comparing-thread.js');
  const dispatcher = createWorkspaceDispatcher(workspace, {
    ...options,
    comparingFile,
    lock,
    network,
  });
  // Housekeeping: what fails now is done at the next start.
  void workspace
    .store()
    .then((store) => (store.storage === 'file' ? removeLostTokens(store, vault) : 0))
    .catch(() => undefined);
  const workspaceLock: WorkspaceLock = new WorkspaceLock({
    workspace,
    dispatcher,
    // A fingerprint opens no key: where it may unlock Latchkey, the key stays in memory.
    forgetKey: () => {
      if (!options.systemPrompt) seal.forget();
      collectGarbage();
    },
    isLocked: () => lock.isLocked(),
  });
  return {
    dispatcher,
    workspace,
    lock,
    close: () => shutDown(workspace, dispatcher),
  };
}

/** Cancels all running calls, waits until their outcome is recorded, and closes the store. */
export async function shutDown(workspace: Workspace, dispatcher: Dispatcher): Promise<void> {
  dispatcher.cancelAll();
  workspace.endClients();
  // The activity must still record a write that was cancelled after it was sent as unknown.
  await dispatcher.waitUntilIdle(SHUTDOWN_LIMIT_MS);
  await workspace.close();
}

/** Creates the dispatcher of all operations for one workspace. */
export function createWorkspaceDispatcher(
  workspace: Workspace,
  {
    about,
    desktop,
    appServices,
    announce,
    comparingFile,
    onUnexpected,
    onUndeclared,
    lock,
    network,
  }: ServiceOptions,
): Dispatcher {
  const profiles = new Profiles(workspace, announce);
  const reading = new InventoryReader(workspace, announce);
  const settling = new ConfigSettling((ms, signal) => workspace.wait(ms, signal));
  const sync = new InventorySync(workspace, reading, announce);
  const comparing = new ComparisonWorkerHost(() => workspace.store(), comparingFile);
  const journal = new ActivityJournal({ workspace, announce });
  return createDispatcher({
    contract,
    handlers: createHandlers({
      workspace,
      profiles,
      renewals: new TokenRenewals(workspace, announce),
      reading,
      settling,
      sync,
      network,
      journal,
      comparing,
      announce,
      about,
      desktop,
      appServices: appServices ?? null,
      lock: lock ?? null,
    }),
    isLocked: () => lock?.isLocked() === true,
    addWaits: (tell) => addWaits(workspace.clients, tell),
    guardOf: async (profileId) => (await workspace.store()).getProfile(profileId),
    onGuardRefusal: async ({ operation, source, request, problem }) => {
      if (!isOperationName(operation)) return;
      await journal.recordRefusal(toRefusedActivity(operation, source, request), problem);
    },
    onUnexpected,
    onUndeclared,
  });
}
