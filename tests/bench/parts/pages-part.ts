/** How long a page of a large inventory takes, beside one account by its key. */
import { say } from '../../../build/lib/say';
import type { Store } from '../../../src/main/store/store-types';
import { filter as everything } from '../../store/rows';
import { benchRow, type BenchRow } from '../bench-row';
import { quantilesOfRuns } from '../quantiles';
import type { BenchOptions } from './bench-options';
import { instanceId, openFleetStore } from './fleet-store';
import { pageQuestions, type PageQuestion } from './page-questions';

export const PAGE_TARGET_MS = 50;
export const PAGE_ROWS = 200;
const TIMES = 20;
const KEY = { profileId: instanceId(0), kind: 'account', id: 5 } as const;

export const askPage = (store: Store, question: PageQuestion): Promise<unknown> =>
  store.searchAccounts(
    everything(question.filter),
    { field: question.field ?? 'displayName', direction: question.direction ?? 'ascending' },
    question.offset ?? 0,
    PAGE_ROWS,
  );

export async function measurePages(options: BenchOptions): Promise<BenchRow[]> {
  say(`Filling a store with ${options.rows} accounts …`);
  const { store } = await openFleetStore({ ...options, accounts: options.rows, contents: 'all' });
  const single = await quantilesOfRuns(TIMES, () => store.getAccountDetail(KEY));
  const rows: BenchRow[] = [];
  for (const question of pageQuestions(options.rows)) {
    const { wall, processor } = await quantilesOfRuns(TIMES, () => askPage(store, question));
    rows.push(
      benchRow({
        part: 'pages',
        name: `${question.name}, processor time (p95)`,
        figure: processor.p95,
        unit: 'ms',
        comparison: { what: 'one account by its key (p50)', figure: single.processor.p50 },
        target: { of: 'figure', atMost: PAGE_TARGET_MS },
        parts: [
          { name: 'p50', figure: processor.p50 },
          { name: 'p50 by the clock', figure: wall.p50 },
          { name: 'p95 by the clock', figure: wall.p95 },
        ],
      }),
    );
  }
  await store.close();
  return rows;
}
