/** The line to the keychain's process: one request, one answer, a time limit, and a crash that stays contained. */
import { KeychainFailure, toKeychainTrouble } from './keychain-failure';
import { keychainResponseSchema, type KeychainCommand } from './keychain-protocol';

interface PendingCall {
  resolve(value: string | null): void;
  reject(failure: KeychainFailure): void;
}

export interface KeychainClientOptions {
  readonly host: KeychainHost;
  readonly processFile: string;
  /** Milliseconds that a call may take. */
  readonly limit: number;
  /** A call that was given up as hanging has been answered after all: somebody answered the prompt. */
  readonly onLateAnswer: () => void;
}

/** Milliseconds without a call after which the process is let go: it costs memory, and a new one starts quickly. */
const IDLE_LIMIT_MS = 2_000;

export class KeychainClient {
  private process: KeychainProcess | null = null;
  private idle: NodeJS.Timeout | null = null;
  private readonly pending = new Map<number, PendingCall>();
  private readonly givenUp = new Set<number>();
  private lastId = 0;

  constructor(private readonly options: KeychainClientOptions) {}

  /** Fails with a KeychainFailure. */
  call(command: KeychainCommand): Promise<string | null> {
    const id = ++this.lastId;
    if (this.idle) clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      // Before somebody waits: a process that cannot be started fails the call at once.
      const process = this.ensureProcess();
      const timer = setTimeout(() => {
        this.pending.delete(id);
        this.givenUp.add(id);
        reject(new KeychainFailure('hanging'));
      }, this.options.limit);
      this.pending.set(id, {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (failure) => {
          clearTimeout(timer);
          reject(failure);
        },
      });
      process.send({ ...command, id });
    });
  }

  /** Ends the process; the next call starts a new one. Calls under way fail. */
  restart(): void {
    if (this.idle) clearTimeout(this.idle);
    const old = this.process;
    this.process = null;
    this.givenUp.clear();
    old?.kill();
    this.failAll();
  }

  /** Not while somebody waits, nor while an answer that was given up may still come. */
  private stopWhenIdle(): void {
    if (this.pending.size > 0 || this.givenUp.size > 0) return;
    this.idle = setTimeout(() => {
      this.restart();
    }, IDLE_LIMIT_MS);
    this.idle.unref();
  }

  private ensureProcess(): KeychainProcess {
    if (this.process) return this.process;
    const started = this.options.host(this.options.processFile);
    this.process = started;
    started.onMessage((message) => {
      this.receive(message);
    });
    started.onExit(() => {
      // A process that was replaced on purpose has nobody waiting for it any more.
      if (this.process !== started) return;
      this.process = null;
      this.failAll();
    });
    return started;
  }

  private receive(message: unknown): void {
    const answer = keychainResponseSchema.safeParse(message);
    if (!answer.success) return;
    const { id } = answer.data;
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    this.stopWhenIdle();
    if (!waiting) {
      if (this.givenUp.delete(id)) this.options.onLateAnswer();
      return;
    }
    if (answer.data.ok) waiting.resolve(answer.data.value);
    else waiting.reject(new KeychainFailure(toKeychainTrouble(answer.data.error)));
  }

  private failAll(): void {
    for (const waiting of this.pending.values()) waiting.reject(new KeychainFailure('crashed'));
    this.pending.clear();
  }
}

/** A running keychain process, whatever started it. */
export interface KeychainProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however it ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts the compiled keychain process. Throws a KeychainFailure when that cannot be. */
export type KeychainHost = (processFile: string) => KeychainProcess;
