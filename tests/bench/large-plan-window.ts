/** `npx tsx tests/bench/large-plan-window.ts [--json] [--items N] [--instances N]`: see README.md. */
import type { Page } from '@playwright/test';
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import type { BulkRun, BulkRunItem } from '../../src/contract';
import { chooseInMenu } from '../e2e/support/native';
import { openWindow } from '../harness/window';
import { withBenchDisplay } from './bench-display';
import { openFleetDesk } from './interactions/fleet-desk';
import { instanceId } from './parts/fleet-store';

const options = new Command('large-plan-window')
  .option('--json', 'print the figures as JSON')
  .option('--items <n>', 'accounts of the plan', Number, 50_000)
  .option('--instances <n>', 'instances', Number, 20)
  .parse()
  .opts<{ json?: true; items: number; instances: number }>();

const LIMIT_MS = 600_000;

/** Runs in the page: what the browser calls long tasks, and the longest time between two frames. */
const watchPage = `
  window.benchTasks = [];
  window.benchGap = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchTasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (now) => {
    window.benchGap = Math.max(window.benchGap, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;

interface StandStill {
  readonly longTasks: number;
  readonly longestTaskMs: number;
  readonly longestFrameMs: number;
}

async function standStillOf(page: Page, work: () => Promise<unknown>): Promise<StandStill> {
  await page.evaluate('benchTasks.length = 0; benchGap = 0');
  await work();
  const [tasks, gap] = await page.evaluate<[number[], number]>('[benchTasks, benchGap]');
  return {
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
    longestFrameMs: Math.round(gap),
  };
}

/** As a plan of new names has it, with what is said of some. */
const plannedItem = (id: number, instances: number): BulkRunItem => {
  const at = id % instances;
  const name = `Warehouse mart ${id}`;
  return {
    account: { profileId: instanceId(at), kind: 'account', id },
    subject: null,
    label: `Instance ${at}`,
    guard: 'normal',
    name,
    dataProviderType: `provider-${id % 30}`,
    values: [{ what: 'displayName', secret: false, before: name, after: `${name} x` }],
    notes: id % 3 === 0 ? ['Nobody can know whether it has the same secret.'] : [],
    stamp: `stamp-${id}`,
    state: id % 10 === 0 ? 'nothing' : 'waiting',
    problem: null,
  };
};

script(() =>
  withBenchDisplay(async () => {
    await compile();
    const { items, instances } = options;
    const run: BulkRun = {
      id: 'planned',
      wanted: { change: 'rename', template: '{name} x', find: '' },
      plannedAt: Date.now(),
      startedAt: null,
      endedAt: null,
      items: Array.from({ length: items }, (_, at) => plannedItem(at + 1, instances)),
    };
    const desk = await openFleetDesk({ accounts: 500, instances }, undefined, (store) =>
      store.addBulkRun(run, 0),
    );
    const { app, page } = await openWindow(desk);
    page.setDefaultTimeout(LIMIT_MS);
    try {
      const dialog = page.getByRole('dialog');
      await page.getByRole('grid').locator('[data-row="0"]').waitFor();
      await page.evaluate(watchPage);
      await chooseInMenu(app, 'bulkRuns');
      const show = dialog.getByRole('button', { name: 'Show: Rename accounts' });
      await show.waitFor();
      say(`Showing a plan of ${items} writes …`);
      const planned = dialog.getByRole('region', { name: 'Planned changes' });
      const shown = await standStillOf(page, async () => {
        await show.click();
        await planned.getByRole('listitem').first().waitFor();
      });
      const typed = await standStillOf(page, async () => {
        await dialog.getByRole('checkbox').check();
        await dialog.getByRole('button', { name: 'will not be written' }).click();
        await planned.getByText('will not be written').first().waitFor();
      });
      const figures = { items, shown, typed };
      process.stdout.write(`${JSON.stringify(figures, null, options.json === true ? 2 : 0)}\n`);
    } finally {
      await app.close();
      await desk.close();
    }
    return 0;
  }),
);
