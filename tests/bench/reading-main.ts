/** `npx tsx tests/bench/reading-main.ts [--json]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { script } from '../../build/lib/say';
import { measureReading, readingAsText } from './reading';

const options = new Command('reading')
  .option('--json', 'print the figures as JSON')
  .option('--instances <n>', 'instances', Number, 300)
  .option('--accounts <n>', 'accounts of each instance', Number, 200)
  .option('--seconds <n>', 'how long each is measured', Number, 15)
  .parse()
  .opts<{ json?: true; instances: number; accounts: number; seconds: number }>();

script(async () => {
  await compile();
  const { instances, accounts: accountsEach, seconds } = options;
  const report = await measureReading({ instances, accountsEach, ms: seconds * 1000 });
  process.stdout.write(
    options.json === true ? `${JSON.stringify(report, null, 2)}\n` : readingAsText(report),
  );
  return 0;
});
