/** Summaries that are kept are believed when they were made by the rule of today alone. */
import { expect, it } from 'vitest';
import { pack } from '../../../src/main/comparing/packed';
import type { StoreLine } from '../../../src/main/comparing/protocol';
import { Summaries } from '../../../src/main/comparing/summaries';
import { DIGEST_RULE, digestOf } from '../../../src/main/comparison';
import { Caller } from '../../../src/main/store/caller';
import type { ThreadMethods } from '../../../src/main/store/protocol';
import { account, config, storeWith, type Opened } from '../store/support';

const key = { profileId: 'a', kind: 'account', id: 1 } as const;

function lineTo({ methods }: Opened): StoreLine {
  const table = methods as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const line: Caller<ThreadMethods> = new Caller<ThreadMethods>(
    ({ id, method, args }) => {
      queueMicrotask(() => {
        line.take({ id, ok: true, value: table[method]?.(...args) });
      });
    },
    () => {
      throw new Error('It does not end.');
    },
  );
  return line;
}

it.each([
  ['this rule are believed', DIGEST_RULE, 'kept'],
  ['another rule are made anew', DIGEST_RULE - 1, digestOf(account(1), config(1, 'x'), null)],
])('those of %s', async (_what, rule, digest) => {
  const store = storeWith('a');
  const { methods } = store;
  methods.keepAccounts('a', 'account', [account(1)], 1);
  methods.keepConfig(key, config(1, 'x'), 1);
  const revision = methods.comparedProfiles(['a'])[0]?.revision ?? -1;
  const { kind, id, dataProviderType, displayName, name, valid } = account(1);
  const kept = { kind, id, dataProviderType, displayName, name, valid, config: 'kept' };
  const part = pack({ accounts: [kept], oldestConfigReadAt: 1, more: false });
  methods.keepSummaries('a', { revision, rule }, 0, part);

  const { accounts } = await new Summaries(lineTo(store)).of({ profileId: 'a', revision });
  expect(accounts.map((each) => each.config)).toEqual([digest]);
});
