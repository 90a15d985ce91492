/**
 * What the readings of the details of many accounts share, so that a sync asks the store and writes to it less often: each
 * transaction costs the store's thread more than the rows in it.
 */
import type { Provider } from '../../contract';
import type { DetailsAhead } from './details-ahead';
import { once, type SharedPromise } from '../shared-promise';

/** How one account of many is read; for one alone, nothing waits. */
export interface SharedReading {
  /** Resolves when what was read may be saved. */
  readonly turn: () => Promise<void>;
  /** The provider of a type, as the instance's list says; null when it is not known. */
  readonly provider: (type: string) => Promise<Provider | null>;
  /** What was asked for already; null for nothing. */
  readonly ahead: Pick<DetailsAhead, 'takeConfig' | 'takeAccessList'> | null;
}

/** Much less than an account takes to read, and several answers come in it. */
const TURN_MS = 100;

/** Whoever waits goes on together with the others. What they send to the store then is one transaction (`write-groups.ts`). */
export class JointTurns {
  private next: Promise<void> | null = null;

  readonly wait = (): Promise<void> =>
    (this.next ??= new Promise((resolve) => {
      setTimeout(() => {
        this.next = null;
        resolve();
      }, TURN_MS);
    }));
}

/** Asks once for each type. The list does not change while details are read. */
export function rememberProviders(ask: SharedReading['provider']): SharedReading['provider'] {
  const known = new Map<string, SharedPromise<Provider | null>>();
  return (type) => {
    const answer = known.get(type) ?? once(() => ask(type));
    known.set(type, answer);
    return answer.get();
  };
}
