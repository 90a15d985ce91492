/** What every service here works with. */
import type { LatchkeyEvent } from '../../contract';
import type { Journal } from '../activity/journal';
import type { Reading } from '../inventory/reading';
import type { Workspace } from '../workspace';

export interface WritingParts {
  readonly workspace: Pick<Workspace, 'client' | 'store' | 'fingerprintKey'>;
  readonly reading: Reading;
  readonly journal: Journal;
  readonly announce: (event: LatchkeyEvent) => void;
}

/** Who asked, and how to stop. */
export interface Caller {
  readonly source: 'window' | 'commandLine';
  readonly signal: AbortSignal;
}
