/**
 * All of main in one process: the real dispatcher, store, services and Domo client. The keychain is in memory, and the
 * desktop is what the test passes in.
 */
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  ActivityEntry,
  LatchkeyEvent,
  OperationName,
  Problem,
  Progress,
  RequestFor,
  ResponseFor,
  Result,
} from '../../src/contract';
import { shutDown, createWorkspaceDispatcher } from '../../src/main/compose';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { NetworkSettings } from '../../src/main/network/network-settings';
import type { TokenVault } from '../../src/main/keychain/token-vault';
import type { Dispatcher } from '../../src/main/api/dispatcher';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import { createStoreChecker } from '../../src/main/store/check/run-store-check';
import { Workspace } from '../../src/main/workspace';
import type { WorkspaceOptions } from '../../src/main/workspace-options';
import { memoryProxyLogins } from './proxy-logins';
import { removeTemporaryFolder, temporaryFolder } from './temporary-folder';

export const STORE_KEY = '7e'.repeat(32);
const threadFile = resolve('out', 'main', 'store-thread.js');
const check = createStoreChecker(
  nodeKeychainHost,
  resolve('out', 'main', 'store-check-process.js'),
);
const comparingFile = resolve('out', 'main', 'comparing-thread.js');

/** A keychain in memory, which is always open. */
/** Vaults whose key was made. */
const withKey = new WeakSet<Map<string, string>>();

export function memoryVault(tokens: Map<string, string>): TokenVault {
  const status = { state: 'unlocked', problem: null } as const;
  return {
    status: () => status,
    open: () => Promise.resolve(status),
    getToken: (profileId) => Promise.resolve(tokens.get(profileId) ?? ''),
    getTokenPlace: () => 'keychain',
    saveToken: (profileId, token) => {
      tokens.set(profileId, token);
      return Promise.resolve();
    },
    removeToken: (profileId) => {
      tokens.delete(profileId);
      return Promise.resolve();
    },
    getRenewal: (profileId) => Promise.resolve(tokens.get(`renewal:${profileId}`) ?? null),
    saveRenewal: (profileId, entry) => {
      tokens.set(`renewal:${profileId}`, entry);
      return Promise.resolve();
    },
    removeRenewal: (profileId) => {
      tokens.delete(`renewal:${profileId}`);
      return Promise.resolve();
    },
    getOrCreateKey: () => {
      const fresh = !withKey.has(tokens);
      withKey.add(tokens);
      return Promise.resolve({ hex: STORE_KEY, fresh });
    },
    close: () => undefined,
  };
}

export class Service {
  readonly folder = temporaryFolder('service');
  readonly events: LatchkeyEvent[] = [];
  readonly unexpected: string[] = [];
  /** Operations that ended with a code that they do not declare, and the code. */
  readonly undeclared: string[] = [];
  /** How long services waited, in ms. No test waits for it. */
  readonly waits: number[] = [];
  private readonly tokens: Map<string, string>;
  private readonly proxyLogins = new Map<string, string>();
  private opened: ReturnType<Service['open']>;

  /** `original`: a closed service, whose data folder and tokens are copied. `clientTimings`: time limits for Domo. */
  constructor(
    private readonly desktop: Desktop | null = null,
    original: Service | null = null,
    private readonly clientTimings?: WorkspaceOptions['clientTimings'],
    private readonly requestLimit?: number,
  ) {
    this.tokens = new Map(original?.tokens);
    if (original) cpSync(original.folder, this.folder, { recursive: true });
    this.opened = this.open();
  }

  get dispatcher(): Dispatcher {
    return this.opened.dispatcher;
  }

  get workspace(): Workspace {
    return this.opened.workspace;
  }

  /** Rejects when this call, or one that it made in turn, ended with a code that its operation does not declare. */
  async call<N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
    callId: string = randomUUID(),
  ): Promise<Result<ResponseFor<N>>> {
    const source = this.desktop ? 'window' : 'commandLine';
    const progress = (id: string, value: Progress): void => {
      this.events.push({ event: 'progress', callId: id, progress: value });
    };
    const result = await this.dispatcher.dispatch(
      { callId, operation, request },
      { source, progress },
    );
    if (this.undeclared.length > 0) throw new Error(`undeclared: ${this.undeclared.join(', ')}`);
    return result as Result<ResponseFor<N>>;
  }

  /** The value of a call that must succeed. */
  async done<N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
  ): Promise<ResponseFor<N>> {
    const result = await this.call(operation, request);
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.problem)}`);
    return result.value;
  }

  /** The Problem of a call that must fail. */
  async refused<N extends OperationName>(operation: N, request: RequestFor<N>): Promise<Problem> {
    const result = await this.call(operation, request);
    if (result.ok) throw new Error(`${operation} did not fail`);
    return result.problem;
  }

  async newest(): Promise<ActivityEntry> {
    const { entries } = await this.done('activity.list', { limit: 1 });
    const [entry] = entries;
    if (!entry) throw new Error('Nothing was recorded.');
    return entry;
  }

  /** The activity about accounts, newest first, without the entry that the instance was added. */
  async aboutAccounts(): Promise<ActivityEntry[]> {
    const { entries } = await this.done('activity.list', {});
    return entries.filter(({ kind }) => kind !== null);
  }

  /** Restarts the service: only the folder and the keychain stay. */
  async reopen(): Promise<void> {
    await shutDown(this.workspace, this.dispatcher);
    this.opened = this.open();
  }

  async close(): Promise<void> {
    await shutDown(this.workspace, this.dispatcher);
    this.forget();
  }

  /** Removes the folder, after the workspace was closed. */
  forget(): void {
    removeTemporaryFolder(this.folder);
  }

  private open(): { workspace: Workspace; dispatcher: Dispatcher } {
    const announce = (event: LatchkeyEvent): void => {
      this.events.push(event);
    };
    const network = new NetworkSettings({
      home: this.folder,
      vault: memoryProxyLogins(this.proxyLogins),
    });
    const workspace = new Workspace({
      home: this.folder,
      homeProblem: null,
      vault: memoryVault(this.tokens),
      openStore: (key) => openStore({ folder: this.folder, key: key ?? '', threadFile }),
      announce,
      clientTimings: this.clientTimings,
      network: network.forClients,
      requestLimit: this.requestLimit,
      answerThreadFile: resolve('out', 'main', 'answer-thread.js'),
      checkStore: (name, key, background) =>
        check({ key, file: join(this.folder, name), depth: 'full', background }),
      wait: (ms, signal) => {
        this.waits.push(ms);
        return signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
      },
    });
    const dispatcher = createWorkspaceDispatcher(workspace, {
      about: { version: '0', electron: null, evaluation: false, platform: 'test' },
      desktop: this.desktop,
      announce,
      comparingFile,
      network,
      onUnexpected: (operation, error) => {
        this.unexpected.push(`${operation}: ${String(error)}`);
      },
      onUndeclared: (operation, code) => {
        this.undeclared.push(`${operation}: ${code}`);
      },
    });
    return { workspace, dispatcher };
  }
}
