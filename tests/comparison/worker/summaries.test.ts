/** Summaries that are kept are believed when they were made by the rule of today alone. */
import { expect, it } from 'vitest';
import { packSummaries } from '../../../src/main/comparison/worker/pack-summaries';
import type { ComparisonStoreClient } from '../../../src/main/comparison/worker/comparison-worker-protocol';
import { SummaryCache } from '../../../src/main/comparison/worker/summary-cache';
import { DIGEST_VERSION, digestConfig } from '../../../src/main/comparison/engine';
import { RpcClient } from '../../../src/main/store/client/rpc-client';
import type { StoreWorkerMethods } from '../../../src/main/store/worker-protocol';
import { account, config, storeWith, type Opened } from '../../store/store-in-process';

const key = { profileId: 'a', kind: 'account', id: 1 } as const;

function lineTo({ methods }: Opened): ComparisonStoreClient {
  const table = methods as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const line: RpcClient<StoreWorkerMethods> = new RpcClient<StoreWorkerMethods>(
    ({ id, method, args }) => {
      queueMicrotask(() => {
        line.receive({ id, ok: true, value: table[method]?.(...args) });
      });
    },
    () => {
      throw new Error('It does not end.');
    },
  );
  return line;
}

it.each([
  ['this rule are believed', DIGEST_VERSION, 'kept'],
  [
    'another rule are made anew',
    DIGEST_VERSION - 1,
    digestConfig(account(1), config(1, 'x'), null),
  ],
])('those of %s', async (_what, rule, digest) => {
  const store = storeWith('a');
  const { methods } = store;
  methods.saveAccountList('a', 'account', [account(1)], 1);
  methods.saveConfig(key, config(1, 'x'), 1);
  const revision = methods.listComparedProfiles(['a'])[0]?.revision ?? -1;
  const { kind, id, dataProviderType, displayName, name, valid } = account(1);
  const kept = { kind, id, dataProviderType, displayName, name, valid, config: 'kept' };
  const part = packSummaries({ accounts: [kept], oldestConfigReadAt: 1, more: false });
  methods.saveSummaries('a', { revision, rule }, 0, part);

  const { accounts } = await new SummaryCache(lineTo(store)).get({ profileId: 'a', revision });
  expect(accounts.map((each) => each.config)).toEqual([digest]);
});
