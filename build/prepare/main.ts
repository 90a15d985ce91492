/** `npm run prepare-machine [-- --official]`: everything that tests need, without running them. */
import { say, script } from '../lib/say';
import { preparePackages } from './index';
import { ensureOfficial, ensureRuntime } from './runtime';

script(async () => {
  await preparePackages('test');
  const runtime = process.argv.includes('--official')
    ? await ensureOfficial()
    : await ensureRuntime();
  say(`Ready: ${runtime.program}${runtime.evaluation ? ' (for evaluation only)' : ''}`);
  return 0;
});
