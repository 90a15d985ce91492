/** `npm run bench [-- --json] [--only PART] [--rows N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import { benchRowAsText, type BenchRow } from './bench-row';
import { temporaryFolder } from '../support/temporary-folder';
import { addBenchOptions, type BenchOptions } from './parts/bench-options';
import { measureExports } from './parts/exports-part';
import { measureFlows } from './parts/flows-part';
import { measureGrowth } from './parts/growth-part';
import { measureInteractions } from './parts/interactions-part';
import { measurePages } from './parts/pages-part';
import { measureReadingRows } from './parts/reading-part';
import { measureRequests } from './parts/requests-part';
import { measureSize } from './parts/size-part';
import { measureStarts } from './parts/start-part';
import { measureSync } from './parts/sync-part';
import { benchReportAsJson, startRows, type Report } from './report';

type Part = (options: BenchOptions) => Promise<readonly BenchRow[]>;

/** By the name that `--only` takes, in the order in which they run. */
const parts: Readonly<Record<string, Part>> = {
  start: async (options) => {
    startReport = await measureStarts(options);
    return startRows(startReport);
  },
  sync: measureSync,
  requests: measureRequests,
  reading: measureReadingRows,
  pages: measurePages,
  interactions: measureInteractions,
  exports: measureExports,
  flows: measureFlows,
  size: measureSize,
  growth: measureGrowth,
};
let startReport: Report | null = null;

const given = addBenchOptions(new Command('bench'), Object.keys(parts))
  .parse()
  .opts<BenchOptions & { json?: true; only?: string }>();

script(async () => {
  await compile();
  // Parts share the large stores.
  const options = { folder: temporaryFolder('bench-large'), ...given };
  const rows: BenchRow[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (options.only !== undefined && options.only !== name) continue;
    const measured = await measure(options);
    // A part takes minutes: what is known is shown at once.
    const text = measured.map(benchRowAsText).join('');
    if (options.json === true) say(text.trimEnd());
    else process.stdout.write(text);
    rows.push(...measured);
  }
  if (options.json === true) process.stdout.write(benchReportAsJson(rows, startReport));
  return 0;
});
