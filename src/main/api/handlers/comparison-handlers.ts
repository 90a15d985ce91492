/** Handlers of comparison.* and snapshot.*, which use stored data only. */
import {
  fail,
  type AccountKey,
  type accountComparisonOperations,
  type instanceComparisonOperations,
  type Pairing,
  type savedComparisonOperations,
  type SavedComparison,
  matchRuleSchema,
  type AccountMatrix,
  type ParsedRequestFor,
  type snapshotOperations,
} from '../../../contract';
import {
  toAccountColumn,
  compareAccounts,
  type AccountColumn,
  tableToCsv,
  tableToMarkdown,
  collectInstanceRows,
  compareThenAndNow,
} from '../../comparison/engine';
import type { Store } from '../../store/store-types';
import type { Handlers, HandlerServices } from './handler-types';
import { randomUUID } from 'node:crypto';
import { writeTextFile } from '../../export';
import { buildComparisonTable } from './comparison-table';
import { resolveExportTarget } from './export-target';
import {
  readAccountColumnAt,
  readInstanceAtBothTimes,
  emptyAccountColumnAt,
} from '../../comparison/then-and-now';
import { accountKeyText } from '../../../contract/zod-free';

export const accountComparisonHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof accountComparisonOperations> => ({
  'comparison.accounts': async ({ accounts, baseline }) => {
    if (baseline !== null && baseline >= accounts.length) {
      fail('invalidRequest', 'The baseline is not one of the accounts.');
    }
    if (new Set(accounts.map(accountKeyText)).size < accounts.length) {
      fail('invalidRequest', 'An account cannot be compared with itself.', {
        next: 'Name each account once.',
      });
    }
    const store = await workspace.store();
    const columns = await Promise.all(accounts.map((key) => readAccountColumn(store, key)));
    return compareAccounts({ columns, baseline });
  },
});

async function readAccountColumn(store: Store, key: AccountKey): Promise<AccountColumn> {
  const [profile, detail] = await Promise.all([
    store.getProfile(key.profileId),
    store.getAccountDetail(key),
  ]);
  if (!profile) return fail('notFound', 'There is no such profile.');
  const provider = await store.getProvider(key.profileId, detail.account.dataProviderType);
  return toAccountColumn(
    { profileId: key.profileId, label: profile.label },
    detail,
    provider?.fields ?? null,
  );
}

export const instanceComparisonHandlers = ({
  workspace,
  comparing,
}: HandlerServices): Handlers<keyof typeof instanceComparisonOperations> => ({
  'comparison.instances': (request, { signal }) => {
    const { profileIds, baseline } = request;
    if (new Set(profileIds).size < profileIds.length) {
      fail('invalidRequest', 'An instance cannot be compared with itself.', {
        next: 'Name each instance once.',
      });
    }
    if (baseline !== null && baseline >= profileIds.length) {
      fail('invalidRequest', 'The baseline is not one of the instances.');
    }
    return comparing.page(request, signal);
  },
  'comparison.prepare': async ({ profileIds }) => {
    await comparing.prepare(profileIds);
    return {};
  },
  'comparison.pairings': async () => listAllPairings(await workspace.store()),
  'comparison.pair': async ({ accounts }) => {
    const store = await workspace.store();
    await store.pairAccounts(accounts);
    return listAllPairings(store);
  },
  'comparison.unpair': async (account) => {
    const store = await workspace.store();
    await store.unpairAccount(account);
    return listAllPairings(store);
  },
});

const listAllPairings = async (store: Store): Promise<{ pairings: Pairing[] }> => ({
  pairings: await store.listPairings(),
});

export const savedComparisonHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof savedComparisonOperations> => {
  const { workspace, desktop } = services;
  const handlers = {
    ...accountComparisonHandlers(services),
    ...instanceComparisonHandlers(services),
    ...snapshotHandlers(services),
  };
  const listSaved = async (): Promise<{ saved: SavedComparison[] }> => ({
    saved: [...(await (await workspace.store()).listSavedComparisons())],
  });
  return {
    'comparison.saved': listSaved,
    'comparison.save': async ({ name, comparison }) => {
      const store = await workspace.store();
      await store.saveComparison({ id: randomUUID(), name, savedAt: Date.now(), comparison });
      return listSaved();
    },
    'comparison.forget': async ({ id }) => {
      await (await workspace.store()).removeSavedComparison(id);
      return listSaved();
    },
    'comparison.export': async ({ comparison, show, format, file }, context) => {
      const target = await resolveExportTarget({ file }, context, {
        desktop,
        workspace,
        of: 'inventory',
      });
      const { table, rows } = await buildComparisonTable(handlers, comparison, show, context);
      const text = format === 'csv' ? tableToCsv(table) : tableToMarkdown(table);
      await writeTextFile([text], target);
      return { file: target.file, rows };
    },
  };
};

export const snapshotHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof snapshotOperations> => ({
  'snapshot.list': async ({ profileId }) => {
    const store = await workspace.store();
    await requireProfile(store, profileId);
    return { snapshots: [...(await store.listSnapshots(profileId))] };
  },
  'snapshot.ofAccount': async (key) => {
    const store = await workspace.store();
    await requireProfile(store, key.profileId);
    return { snapshots: await store.listAccountSnapshots(key) };
  },
  'comparison.accountThenAndNow': async (request) => {
    const store = await workspace.store();
    await requireProfile(store, request.profileId);
    return compareAccountAtTwoTimes(store, request);
  },
  'comparison.instanceThenAndNow': async (
    { profileId, then, now, filter, offset, limit },
    { signal },
  ) => {
    const store = await workspace.store();
    const [before, after] = await readInstanceAtBothTimes(store, profileId, [then, now]);
    const { rows, summary } = await collectInstanceRows(
      {
        instances: [before.instance, after.instance],
        match: 'id',
        rule: matchRuleSchema.parse({}),
        filter,
        baseline: 0,
      },
      { signal },
    );
    return {
      instances: [before.age, after.age],
      summary,
      guess: null,
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
    };
  },
});

async function requireProfile(store: Store, profileId: string): Promise<void> {
  if (!(await store.getProfile(profileId))) fail('notFound', 'There is no such profile.');
}

async function compareAccountAtTwoTimes(
  store: Store,
  { then, now, ...key }: ParsedRequestFor<'comparison.accountThenAndNow'>,
): Promise<AccountMatrix> {
  const [before, after] = [
    await readAccountColumnAt(store, key, then),
    await readAccountColumnAt(store, key, now),
  ];
  if (!before && !after) fail('notFound', 'The account did not exist at either time.');
  return compareThenAndNow(
    before ?? (await emptyAccountColumnAt(store, key, then)),
    after ?? (await emptyAccountColumnAt(store, key, now)),
  );
}
