/** `npx tsx tests/bench/review.ts [--json] [--accounts N] [--each N]`: see README.md. Needs a build. */
import { join } from 'node:path';
import { Command } from 'commander';
import { say, script } from '../../build/lib/say';
import { reviewOperations } from '../../src/contract';
import { summariseReview, verifyReview, writeReview } from '../../src/main/review/reviews';
import { openStore } from '../../src/main/store';
import { THREAD_FILE } from '../store/constants';
import { account, profile } from '../store/rows';
import { STORE_KEY } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';
import { costOf, type Cost } from './cost-of';

const options = new Command('review')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts whose access was read', Number, 10_000)
  .option('--each <n>', 'users of each account', Number, 100)
  .parse()
  .opts<{ json?: true; accounts: number; each: number }>();

const INSTANCES = 5;
const WRITES_AT_ONCE = 200;

script(async () => {
  const folder = temporaryFolder('review-bench');
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  const accounts = options.accounts / INSTANCES;
  for (let at = 0; at < INSTANCES; at++) {
    const profileId = `instance-${at}`;
    await store.addProfile(profile(profileId));
    const list = Array.from({ length: accounts }, (_, id) => account(id));
    await store.saveAccountList(profileId, 'account', list, 1);
    const users = Array.from({ length: 1000 }, (_, id) => `${id}`);
    const address = (id: string) => ({
      name: `User ${id}`,
      email: `u${id}@acme.com`,
      active: true,
    });
    const known = users.map((id) => ({ type: 'USER' as const, id, readAt: 1, data: address(id) }));
    await store.saveDirectory(profileId, known);
    const accessOf = (id: number) =>
      Array.from({ length: options.each }, (_, user) => ({
        type: 'USER',
        id: `${(id + user * 7) % 1000}`,
        accessLevel: user === 0 ? 'OWNER' : 'CAN_VIEW',
        name: `User ${(id + user * 7) % 1000}`,
        more: {},
      }));
    // Writes that wait together share a transaction.
    for (let id = 0; id < accounts; id += WRITES_AT_ONCE)
      await Promise.all(
        list
          .slice(id, id + WRITES_AT_ONCE)
          .map((one) =>
            store.saveAccessList(
              { profileId, kind: 'account', id: one.id },
              accessOf(Number(one.id)),
              2,
            ),
          ),
      );
    say(`${(at + 1) * accounts} accounts stored`);
  }
  const { signal } = new AbortController();
  const file = join(folder, 'review.jsonl');
  const ask = (request: object) => reviewOperations['review.summary'].request.parse(request);
  const write = reviewOperations['review.write'].request.parse({ file });
  const target = { file, signal, storeProblem: null };
  const figures: Record<string, Cost> = {
    summary: await costOf(() => summariseReview(store, ask({}), signal)),
    file: await costOf(() => writeReview(store, write, target)),
    verify: await costOf(() => verifyReview(store, file, signal)),
    compare: await costOf(() => summariseReview(store, ask({ against: 'last' }), signal)),
  };
  await store.close();
  console.log(
    options.json === true
      ? JSON.stringify(figures)
      : Object.entries(figures)
          .map(
            ([name, { seconds, processorSeconds, growthMb }]) =>
              `${name.padEnd(8)} ${seconds.toFixed(1)} s, processor ${processorSeconds.toFixed(1)} s, memory +${growthMb.toFixed(0)} MB`,
          )
          .join('\n'),
  );
  return 0;
});
