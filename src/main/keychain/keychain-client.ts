/** Sends calls to the keychain's process, with a time limit. A crash of the process fails the calls and nothing else. */
import { KeychainFailure, toKeychainTrouble, type KeychainTrouble } from './keychain-failure';
import { keychainResponseSchema, type KeychainCommand } from './keychain-protocol';

interface PendingCall {
  readonly id: number;
  readonly command: KeychainCommand;
  resolve(value: string | null): void;
  reject(failure: KeychainFailure): void;
  /** Null until the call is sent: a call that waits for its turn does not run out of time. */
  timer: NodeJS.Timeout | null;
}

export interface KeychainClientOptions {
  readonly host: KeychainHost;
  readonly processFile: string;
  /** Milliseconds that a call may take. */
  readonly limit: number;
  /** Called when a call is answered after its time limit: the user has answered the prompt. */
  readonly onLateAnswer: () => void;
}

/** Milliseconds without a call after which the process ends: it needs memory, and a new one starts quickly. */
const IDLE_LIMIT_MS = 2_000;

/** The process answers so many calls at once. More of them would wait inside it while their time runs. */
const MAX_IN_FLIGHT = 4;

export class KeychainClient {
  private process: KeychainProcess | null = null;
  private idle: NodeJS.Timeout | null = null;
  private readonly inFlight = new Map<number, PendingCall>();
  private queue: PendingCall[] = [];
  private readonly givenUp = new Set<number>();
  private lastId = 0;

  constructor(private readonly options: KeychainClientOptions) {}

  /** Fails with a KeychainFailure. */
  call(command: KeychainCommand): Promise<string | null> {
    if (this.idle) clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      this.queue.push({ id: ++this.lastId, command, resolve, reject, timer: null });
      this.sendNext();
    });
  }

  /**
   * Replaces the process. Calls under way are sent again to the new one, because whoever asked for the restart is
   * not the one who waits for them. Every call may be repeated: it reads, writes one value, or deletes.
   */
  restart(): void {
    const underWay = [...this.inFlight.values()];
    this.inFlight.clear();
    for (const call of underWay) stopTimer(call);
    this.queue.unshift(...underWay);
    this.endProcess();
    this.sendNext();
  }

  /** Ends the process. Calls under way fail. */
  close(): void {
    this.endProcess();
    this.failAll('crashed');
  }

  private endProcess(): void {
    if (this.idle) clearTimeout(this.idle);
    const old = this.process;
    this.process = null;
    this.givenUp.clear();
    old?.kill();
  }

  private sendNext(): void {
    while (this.inFlight.size < MAX_IN_FLIGHT) {
      const call = this.queue.shift();
      if (!call) return;
      this.send(call);
    }
  }

  private send(call: PendingCall): void {
    try {
      const process = this.ensureProcess();
      this.inFlight.set(call.id, call);
      call.timer = setTimeout(() => {
        // If this program itself was busy, the answer may be here already: it is read before the next turn.
        setImmediate(() => {
          this.giveUp(call);
        });
      }, this.options.limit);
      process.send({ ...call.command, id: call.id });
    } catch (error) {
      stopTimer(call);
      this.inFlight.delete(call.id);
      call.reject(error instanceof KeychainFailure ? error : new KeychainFailure('crashed'));
    }
  }

  private giveUp(call: PendingCall): void {
    if (this.inFlight.get(call.id) !== call) return;
    this.inFlight.delete(call.id);
    this.givenUp.add(call.id);
    call.reject(new KeychainFailure('hanging'));
    // They would wait for the same process, each as long again.
    for (const waiting of this.queue.splice(0)) waiting.reject(new KeychainFailure('hanging'));
  }

  /** Does nothing while calls are pending, or while a late answer may still come. */
  private stopWhenIdle(): void {
    if (this.inFlight.size > 0 || this.queue.length > 0 || this.givenUp.size > 0) return;
    this.idle = setTimeout(() => {
      this.endProcess();
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
      // The process was replaced on purpose, and its calls were sent to the new one.
      if (this.process !== started) return;
      this.process = null;
      this.failAll('crashed');
    });
    return started;
  }

  private receive(message: unknown): void {
    const answer = keychainResponseSchema.safeParse(message);
    if (!answer.success) return;
    const { id } = answer.data;
    const call = this.inFlight.get(id);
    this.inFlight.delete(id);
    this.sendNext();
    this.stopWhenIdle();
    if (!call) {
      if (this.givenUp.delete(id)) this.options.onLateAnswer();
      return;
    }
    stopTimer(call);
    if (answer.data.ok) call.resolve(answer.data.value);
    else call.reject(new KeychainFailure(toKeychainTrouble(answer.data.error)));
  }

  private failAll(trouble: KeychainTrouble): void {
    const calls = [...this.inFlight.values(), ...this.queue.splice(0)];
    this.inFlight.clear();
    for (const call of calls) {
      stopTimer(call);
      call.reject(new KeychainFailure(trouble));
    }
  }
}

function stopTimer(call: PendingCall): void {
  if (call.timer) clearTimeout(call.timer);
  call.timer = null;
}

/** A running keychain process. */
export interface KeychainProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however it ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts the compiled keychain process. Throws a KeychainFailure when that cannot be. */
export type KeychainHost = (processFile: string) => KeychainProcess;
