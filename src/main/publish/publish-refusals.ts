/** What is never published: what an emptied or just replaced store has in place of what Domo shows. */
import { createProblem, fail, type Problem, type PublishedTable } from '../../contract';
import { counted } from '../../contract/counted';
import type { Store } from '../store/store-types';
import type { PublishedDatasetRecord } from '../store/published-types';
import type { Workspace } from '../workspace';
import { countTableRows } from './table-rows';

/** Fails with the store's Problem if it may lack what is published, as an export does. */
export async function refuseLossyStore(
  workspace: Pick<Workspace, 'store' | 'storeLoss'>,
): Promise<void> {
  const loss = await workspace.storeLoss();
  if (loss !== null) {
    fail(
      loss.code,
      `Nothing was published, because the store may lack what Domo shows: ${loss.message}`,
      { next: loss.next },
    );
  }
  if ((await workspace.store()).storage === 'memory') {
    fail('storeUnavailable', 'Nothing was published: this session keeps no record of DataSets.', {
      next: 'Unlock the keychain, so that there is a store, then publish again.',
    });
  }
}

/** Fails with `notFound` when nothing was ever read. */
export async function refuseEmptyInventory(store: Store): Promise<void> {
  if ((await countTableRows(store, 'accounts')) > 0) return;
  fail('notFound', 'The inventory has no accounts, so nothing was published.', {
    next: 'Sync the instances first.',
  });
}

/** Why a table without rows is not sent: it would empty what is there, or it is worth no DataSet. */
export const emptyTableProblem = (
  table: PublishedTable,
  published: PublishedDatasetRecord | null,
): Problem => {
  const why = table === 'access' ? ', because no access list was read' : '';
  const next =
    table === 'access'
      ? 'Sync with “Configs and access lists” (`latchkey sync --depth full`), then publish again.'
      : 'Sync the instances, then publish again.';
  return createProblem(
    'noMatch',
    (published?.publishedAt ?? null) === null
      ? `The table “${table}” has no rows${why}: there is nothing to publish.`
      : `The table “${table}” has no rows${why}. It was not sent, so that Domo keeps its ${counted(published?.rows ?? 0, 'row')}.`,
    { next },
  );
};
