/** snapshot.* and the comparisons of two times. */
import {
  fail,
  matchRuleSchema,
  type AccountMatrix,
  type ParsedRequestFor,
  type snapshotOperations,
} from '../../contract';
import { collectInstances, thenAndNow } from '../comparison';
import type { Store } from '../store/types';
import { columnAt, instanceAtBoth, nothingAt } from './then-and-now';
import type { Handlers, Services } from './types';

export const snapshotHandlers = ({
  workspace,
}: Services): Handlers<keyof typeof snapshotOperations> => ({
  'snapshot.list': async ({ profileId }) => {
    const store = await workspace.store();
    await profileThere(store, profileId);
    return { snapshots: [...(await store.listSnapshots(profileId))] };
  },
  'snapshot.ofAccount': async (key) => {
    const store = await workspace.store();
    await profileThere(store, key.profileId);
    return { snapshots: await store.snapshotsOfAccount(key) };
  },
  'comparison.accountThenAndNow': async (request) => {
    const store = await workspace.store();
    await profileThere(store, request.profileId);
    return accountAtTwoTimes(store, request);
  },
  'comparison.instanceThenAndNow': async (
    { profileId, then, now, filter, offset, limit },
    { signal },
  ) => {
    const store = await workspace.store();
    const [before, after] = await instanceAtBoth(store, profileId, [then, now]);
    const { rows, summary } = await collectInstances(
      {
        instances: [before.instance, after.instance],
        ...{ match: 'id', rule: matchRuleSchema.parse({}), filter, baseline: 0 },
      },
      { signal },
    );
    return {
      ...{ instances: [before.age, after.age], summary, total: rows.length },
      rows: rows.slice(offset, offset + limit),
    };
  },
});

async function profileThere(store: Store, profileId: string): Promise<void> {
  if (!(await store.getProfile(profileId))) fail('notFound', 'There is no such profile.');
}

async function accountAtTwoTimes(
  store: Store,
  { then, now, ...key }: ParsedRequestFor<'comparison.accountThenAndNow'>,
): Promise<AccountMatrix> {
  const [before, after] = [await columnAt(store, key, then), await columnAt(store, key, now)];
  if (!before && !after) fail('notFound', 'The account was there at neither time.');
  return thenAndNow(
    before ?? (await nothingAt(store, key, then)),
    after ?? (await nothingAt(store, key, now)),
  );
}
