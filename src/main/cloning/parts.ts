/** What cloning works with. */
import type { Journal } from '../activity/journal';
import type { Reading } from '../inventory/reading';
import type { CallContext } from '../operations/context';
import type { Workspace } from '../workspace';

export interface CloningParts {
  readonly workspace: Pick<Workspace, 'store' | 'fingerprintKey'>;
  readonly reading: Reading;
  readonly journal: Journal;
}

/** Who asked, how to stop, how to tell, and the way to account.create. */
export type Caller = CallContext;
