/** Starts of Latchkey beside those of a bare window. */
import { sandboxArgs } from '../../../build/lib/environment';
import { inRoot, root } from '../../../build/lib/paths';
import { say, Stop } from '../../../build/lib/say';
import { prepare } from '../../../build/prepare';
import { createStandIn, makeBigInstance } from '../../domo';
import { Desk } from '../../harness/desk';
import { VirtualDisplay } from '../../harness/virtual-display';
import { temporaryFolder } from '../../support/temporary-folder';
import { reportOf, type Report } from '../report';
import { start, type Program, type Started } from '../start';
import type { BenchOptions } from './bench-options';

export async function measureStarts(options: BenchOptions): Promise<Report> {
  const { program, evaluation } = await prepare('headless');
  const display = process.platform === 'linux' ? await VirtualDisplay.start() : null;
  if (display) process.env['DISPLAY'] = display.name;
  const bareHome = temporaryFolder('bare');
  const desk = await Desk.open();
  try {
    await fill(desk, options.accounts);
    const [latchkey, bare] = await interleaved(
      options.runs,
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
    const about = { accounts: options.accounts, evaluationRuntime: evaluation };
    const report = reportOf({ latchkey, bare }, about);
    if (report.memoryMb.ratio === null) {
      say('Memory was skipped: only Linux tells the PSS of processes.');
    }
    return report;
  } finally {
    await desk.close();
    await display?.close();
  }
}

/** Accounts come into the store the way they always do: read from an instance by a sync. */
async function fill(desk: Desk, accounts: number): Promise<void> {
  say(`Reading ${accounts} accounts from the stand-in …`);
  const big = makeBigInstance({ name: 'big', accounts, oauthAccounts: 20 });
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
async function interleaved(
  runs: number,
  one: Program,
  other: Program,
): Promise<[Started[], Started[]]> {
  const results: [Started[], Started[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
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
