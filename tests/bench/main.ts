/** `npm run bench [-- --json] [--runs N] [--accounts N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { sandboxArgs } from '../../build/lib/environment';
import { inRoot, root } from '../../build/lib/paths';
import { say, script, Stop } from '../../build/lib/say';
import { prepare } from '../../build/prepare';
import { Desk } from '../harness/desk';
import { VirtualDisplay } from '../harness/virtual-display';
import { createStandIn, makeBigInstance } from '../domo';
import { measureReading } from './reading';
import { asJson, asText, reportOf } from './report';
import { start, type Program, type Started } from './start';
import { temporaryFolder } from '../support/temporary-folder';

interface Options {
  readonly json?: true;
  readonly runs: number;
  readonly accounts: number;
}

const options = new Command('bench')
  .option('--json', 'print the figures as JSON')
  .option('--runs <n>', 'starts of each window', Number, 9)
  .option('--accounts <n>', 'cached accounts', Number, 100_000)
  .parse()
  .opts<Options>();

script(async () => {
  const { program, evaluation } = await prepare('headless');
  await compile();
  const display = process.platform === 'linux' ? await VirtualDisplay.start() : null;
  if (display) process.env['DISPLAY'] = display.name;
  const bareHome = temporaryFolder('bare');
  const desk = await Desk.open();
  try {
    await fill(desk);
    const [latchkey, bare] = await interleaved(
      {
        program,
        args: [...sandboxArgs(), '--disable-gpu', root],
        env: desk.env({ LATCHKEY_MARKS: '1' }),
        mark: 'latchkey:usable',
        phaseMark: 'latchkey:phase',
      },
      {
        program,
        args: [...sandboxArgs(), '--disable-gpu', inRoot('tests', 'bench', 'bare')],
        env: desk.env({ BARE_HOME: bareHome }),
        mark: 'bare:usable',
        phaseMark: 'bare:phase',
      },
    );
    say('Reading pages while instances sync …');
    const reading = await measureReading({ instances: 300, accountsEach: 200, ms: 10_000 });
    const report = reportOf(
      { latchkey, bare },
      { accounts: options.accounts, evaluationRuntime: evaluation, reading },
    );
    if (report.memoryMb.ratio === null) {
      say('Memory was skipped: only Linux tells the PSS of processes.');
    }
    process.stdout.write(options.json ? asJson(report) : asText(report));
    return 0;
  } finally {
    await desk.close();
    await display?.close();
  }
});

/** Accounts come into the store the way they always do: read from an instance by a sync. */
async function fill(desk: Desk): Promise<void> {
  say(`Reading ${options.accounts} accounts from the stand-in …`);
  const big = makeBigInstance({ name: 'big', accounts: options.accounts, oauthAccounts: 20 });
  const standIn = await createStandIn({ instances: [big] });
  try {
    const { origin, tokens } = standIn.instances.big;
    for (const [args, stdin] of [
      [['profile', 'add', origin, '--label', 'Big'], tokens['admin'] ?? ''],
      [['sync'], ''],
    ] as const) {
      const ended = await desk.cli(args, stdin);
      if (ended.code !== 0) throw new Stop(`The inventory could not be filled: ${ended.stderr}`);
    }
  } finally {
    await standIn.close();
  }
}

/** In turns, so that whatever else the machine does strikes both alike. The first of each warms caches. */
async function interleaved(one: Program, other: Program): Promise<[Started[], Started[]]> {
  const results: [Started[], Started[]] = [[], []];
  for (let run = 0; run <= options.runs; run++) {
    const pair = [await start(one), await start(other)] as const;
    say(
      `run ${run}${run === 0 ? ' (not counted)' : ''}: latchkey ${pair[0].milliseconds.toFixed(0)} ms, bare ${pair[1].milliseconds.toFixed(0)} ms`,
    );
    if (run === 0) continue;
    results[0].push(pair[0]);
    results[1].push(pair[1]);
  }
  return results;
}
