/** How figures grow with the accounts of a store and with the number of instances: none faster than in proportion. */
import { say } from '../../../build/lib/say';
import { benchRow, type BenchRow } from '../bench-row';
import { fittedExponent, type SizedFigure } from '../exponent';
import { quantilesOfRuns } from '../quantiles';
import type { BenchOptions } from './bench-options';
import { openFleetStore } from './fleet-store';
import { pageQuestions } from './page-questions';
import { askPage } from './pages-part';
import { serveFleet } from './served-fleet';
import { timeOfFullSync } from './sync-part';

/** In proportion, and a tenth for what a machine does beside it. */
const EXPONENT_TARGET = 1.1;
const TIMES = 20;
const ACCOUNTS_EACH = 5;
const asked = ['first page by name', 'first page by owner, ascending', 'rare word', 'common word'];

/** 10,000, 100,000 and 1,000,000 for a store of a million. */
export const sizesOf = (rows: number): readonly number[] => [
  Math.max(1, Math.round(rows / 100)),
  Math.max(2, Math.round(rows / 10)),
  rows,
];

export async function measureGrowth(options: BenchOptions): Promise<BenchRow[]> {
  return [...(await growthOfStores(options.rows)), ...(await growthOfSyncs(options))];
}

async function growthOfStores(rows: number): Promise<BenchRow[]> {
  const figures = new Map<string, SizedFigure[]>();
  const add = (name: string, size: number, figure: number): void => {
    figures.set(name, [...(figures.get(name) ?? []), { size, figure }]);
  };
  for (const size of sizesOf(rows)) {
    say(`Filling a store with ${size} accounts …`);
    const fleet = await openFleetStore({
      accounts: size,
      instances: 10,
      contents: 'list',
    });
    add('storing lists, s', size, fleet.fillSeconds ?? 0);
    for (const question of pageQuestions(size).filter(({ name }) => asked.includes(name))) {
      const times = await quantilesOfRuns(TIMES, () => askPage(fleet.store, question));
      add(`${question.name}, ms of processor time`, size, times.processor.p50);
    }
    await fleet.store.close();
    add('size of the store, MB', size, fleet.bytes() / 1e6);
  }
  return [...figures].map(([name, measured]) => growthRow(name, 'accounts', measured));
}

/** A tenth, as many and five times as many instances: 10, 100 and 500 by default. */
async function growthOfSyncs({ instances }: BenchOptions): Promise<BenchRow[]> {
  const measured: SizedFigure[] = [];
  for (const size of [Math.max(1, Math.round(instances / 10)), instances, instances * 5]) {
    say(`Reading ${size} instances …`);
    const served = await serveFleet({
      instances: size,
      accountsEach: ACCOUNTS_EACH,
      answerMs: 0,
    });
    measured.push({ size, figure: (await timeOfFullSync(served)) / 1000 });
    served.close();
  }
  return [growthRow('full sync, s', 'instances', measured)];
}

const growthRow = (name: string, of: string, measured: readonly SizedFigure[]): BenchRow =>
  benchRow({
    part: 'growth',
    name: `${name}: how it grows with the ${of}`,
    figure: fittedExponent(measured),
    unit: 'as exponent',
    comparison: { what: 'in proportion', figure: 1 },
    target: { of: 'figure', atMost: EXPONENT_TARGET },
    parts: measured.map(({ size, figure }) => ({
      name: `with ${size} ${of}`,
      figure: Math.round(figure * 100) / 100,
      unit: '',
    })),
  });
