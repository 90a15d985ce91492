/** What one exchange needs of its instance. */
import type { FaultBox } from '../faults/box';
import type { Random } from '../random';
import type { Modes, UnknownInstance } from '../state/modes';
import type { State } from '../state/state';
import type { Connections } from './connections';
import type { RequestLog } from './log';
import type { Router } from './router';

export interface Host {
  readonly state: State;
  readonly modes: Modes;
  /** How it plays an instance that does not exist; null: it exists. */
  readonly unknown: UnknownInstance | null;
  readonly origin: string;
  readonly faults: FaultBox;
  readonly log: RequestLog;
  readonly connections: Connections;
  readonly router: Router;
  /** For the shuffled order. */
  readonly random: Random;
}
