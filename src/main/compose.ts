/**
 * Puts the parts together, the same for the window and the command line. Plain Node: whoever calls brings
 * what differs (how the keychain's process is started, what a desktop can do).
 */
import { join } from 'node:path';
import {
  contract,
  isOperationName,
  problemOf,
  type LatchkeyEvent,
  type Problem,
  type Status,
} from '../contract';
import { guardedUndertaking } from './activity/guarded';
import { Journal } from './activity/journal';
import { Comparing } from './comparing';
import { createHandlers } from './handlers';
import type { AppLife, Desktop } from './handlers/types';
import { homeFolder } from './home';
import { Reading } from './inventory/reading';
import { Sync } from './inventory/sync';
import type { KeychainHost } from './keychain/host';
import { KeychainVault } from './keychain/vault';
import { vaultId } from './keychain/vault-id';
import { makeHome } from './make-home';
import { createDispatcher, type Dispatcher } from './operations/dispatch';
import { Profiles } from './profiles/profiles';
import { openStore, StoreThread } from './store';
import { Workspace } from './workspace';

/** Milliseconds that the keychain may take: long enough to type a password, short enough to be told. */
const KEYCHAIN_LIMIT = 15_000;

/** Milliseconds that calls under way may take to say how they ended, when Latchkey ends. */
const ENDING_LIMIT = 2_000;

/** What differs between window and command line, apart from where the keychain is. */
export interface ServiceOptions {
  readonly about: Pick<Status, 'version' | 'electron' | 'evaluation' | 'platform'>;
  readonly desktop: Desktop | null;
  /** Of the window alone. */
  readonly life?: AppLife;
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

interface Home {
  readonly folder: string;
  readonly vaultId: string;
  readonly problem: Problem | null;
}

/** A folder that cannot be used is told in the status; the app goes on with nothing kept. */
function prepareHome(): Home {
  const folder = homeFolder();
  try {
    makeHome(folder);
    return { folder, vaultId: vaultId(folder), problem: null };
  } catch (error) {
    return { folder, vaultId: '', problem: problemOf(error) };
  }
}

const keychainLimit = (): number => {
  const given = Number(process.env['LATCHKEY_KEYCHAIN_LIMIT_MS']);
  return Number.isFinite(given) && given > 0 ? given : KEYCHAIN_LIMIT;
};

export function compose(options: CompositionOptions): Composition {
  const { announce, codeFolder } = options;
  const home = prepareHome();
  const vault = new KeychainVault({
    host: options.keychainHost,
    processFile: join(codeFolder, 'keychain-process.js'),
    vaultId: home.vaultId,
    limit: keychainLimit(),
    // Loaded on the first start alone: the database is for the thread.
    alone: async (work) => (await import('./store/alone')).aloneDuring(home.folder, work),
    onStatus: () => {
      announce({ event: 'statusChanged' });
    },
    // What keeps it from opening is in the status.
    onLateAnswer: () => void workspace.retryKeychain().catch(() => undefined),
  });
  const threadFile = join(codeFolder, 'store-thread.js');
  // The first store to be opened, in a file or in memory, finds its thread running.
  let started: StoreThread | undefined = new StoreThread(threadFile);
  const takeStarted = (): StoreThread | undefined => {
    const thread = started;
    started = undefined;
    return thread;
  };
  const workspace: Workspace = new Workspace({
    home: home.folder,
    homeProblem: home.problem,
    vault,
    openStore: (key) =>
      openStore(
        { folder: key === null ? null : home.folder, key: key ?? '', threadFile },
        takeStarted(),
      ),
    announce,
  });
  const comparingFile = join(codeFolder, 'comparing-thread.js');
  const dispatcher = serve(workspace, { ...options, comparingFile });
  return {
    dispatcher,
    workspace,
    close: () => end(workspace, dispatcher),
  };
}

/** Cancels what is under way, lets it say how it ended, and closes the store. */
export async function end(workspace: Workspace, dispatcher: Dispatcher): Promise<void> {
  dispatcher.cancelAll();
  workspace.endClients();
  // A write that was cancelled on the way is still to be entered as unknown.
  await dispatcher.idle(ENDING_LIMIT);
  await workspace.close();
}

/** All operations over one workspace. */
export function serve(
  workspace: Workspace,
  { about, desktop, life, announce, comparingFile, onUnexpected }: ServiceOptions,
): Dispatcher {
  const profiles = new Profiles(workspace, announce);
  const reading = new Reading(workspace, announce);
  const sync = new Sync(workspace, reading, announce);
  const comparing = new Comparing(() => workspace.store(), comparingFile);
  const journal = new Journal({ workspace, announce });
  return createDispatcher({
    contract,
    handlers: createHandlers({
      ...{ workspace, profiles, reading, sync, journal, comparing },
      ...{ announce, about, desktop, life: life ?? null },
    }),
    guardOf: async (profileId) => (await workspace.store()).getProfile(profileId),
    onGuarded: async ({ operation, source, request, problem }) => {
      if (!isOperationName(operation)) return;
      await journal.refused(guardedUndertaking(operation, source, request), problem);
    },
    onUnexpected,
  });
}
