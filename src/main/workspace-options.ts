/** What a workspace needs from whoever composes it. */
import type { LatchkeyEvent, Problem } from '../contract';
import type { DomoClientOptions } from './domo';
import type { TokenVault } from './keychain/token-vault';
import type { Store } from './store/store-types';
import type { ClientTimings } from './workspace-clients';
import type { CheckStore } from './workspace-store-checks';

export interface WorkspaceOptions {
  /** Absolute path. If `homeProblem` is not null, the folder cannot be used and nothing is kept. */
  readonly home: string;
  readonly homeProblem: Problem | null;
  readonly vault: TokenVault;
  /** Null key: a store in memory. */
  readonly openStore: (key: string | null) => Promise<Store>;
  readonly checkStore?: CheckStore;
  readonly announce: (event: LatchkeyEvent) => void;
  /** Keychain and store wait for it: until Latchkey is unlocked, their keys cannot be read. */
  readonly whenUnlocked?: Promise<void>;
  /** The way to instances. */
  readonly network?: DomoClientOptions['network'];
  /** Requests in flight over all instances; 40 by default. */
  readonly requestLimit?: number | undefined;
  /** Tests use shorter times. */
  readonly clientTimings?: ClientTimings | undefined;
  /** Path of the compiled thread that parses large answers; without it they are parsed in this thread. */
  readonly answerThreadFile?: string | undefined;
  /** How a service waits. Tests do not. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}
