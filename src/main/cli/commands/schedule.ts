/** `latchkey schedule`: runs a sync and a report at times, by the scheduler of the system. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { syncDepthSchema, toProblem, type SyncDepth } from '../../../contract';
import { describeInstant, toInstant } from '../../../contract/instants';
import { homeFolder } from '../../home-folder';
import { thisSystem, type ScheduleSystem } from '../../schedule/schedule-system';
import {
  commandText,
  findSchedule,
  installSchedule,
  planSchedule,
  readSchedule,
  removeSchedule,
} from '../../schedule/scheduler';
import { intervals, type Interval } from '../../schedule/schedule-wish';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { messageLine, printProblem, toPrintableLines, type ExitCode } from '../print';
import { runSync } from './inventory-and-activity';
import { runReport } from './report';

interface RunOptions {
  readonly depth: SyncDepth;
  /** Undefined: yes. */
  readonly readStreams?: boolean;
  readonly report?: string;
  /** Undefined: yes. */
  readonly remember?: boolean;
}

interface InstallOptions extends RunOptions {
  readonly every: Interval;
  readonly at: string;
  readonly yes?: boolean;
}

interface ScheduledRunOptions extends RunOptions {
  readonly home?: string;
  readonly passphraseFile?: string;
}

const addRunOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--depth <depth>', '"full" also reads configs and access lists')
        .choices(syncDepthSchema.options)
        .default('full'),
    )
    .option('--no-read-streams', 'do not read how the streams of accounts ended')
    // The default, written into the schedule so that it shows what it does.
    .addOption(new Option('--read-streams').hideHelp())
    .option(
      '--report <file>',
      'write the report as a page to this file; a page with news is kept beside it, with its time',
    );

export function addScheduleCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: (work: () => Promise<ExitCode>) => Promise<void>,
): void {
  const parent = program
    .command('schedule')
    .description('let the system run a sync and a report at times');
  const system = (): ScheduleSystem => thisSystem(homeFolder());
  addRunOptions(
    parent
      .command('install')
      .description('show what will be written, ask, and install it')
      .addOption(new Option('--every <time>', 'how often').choices(intervals).default('1d'))
      .option('--at <time>', 'time of the day', '07:00'),
  )
    .option('--yes', 'do not ask')
    .action((options: InstallOptions) => run(() => runInstall(io, system(), options)));
  parent
    .command('remove')
    .description('remove what `latchkey schedule install` made, and nothing else')
    .option('--yes', 'do not ask')
    .action((options: { yes?: boolean }) => run(() => runRemove(io, system(), options)));
  parent
    .command('status')
    .description('say when it runs next, and how it ended the last time')
    .action(() => run(() => runStatusOf(io, system())));
  addRunOptions(
    parent
      .command('run')
      .description('what the system runs: a sync, then a report; ends as the report does'),
  )
    .option('--home <folder>', 'the data folder')
    .option('--passphrase-file <file>', 'a file with the passphrase, for a locked Latchkey')
    .option('--no-remember', 'let the next report tell the same again')
    .action((options: ScheduledRunOptions) => run(() => runScheduled(io, invoker, options)));
}

/** A Problem becomes text and exit code 1. */
const reporting = (io: CommandLineIo, work: () => Promise<ExitCode>): Promise<ExitCode> =>
  work().catch((error: unknown) => printProblem(io, toProblem(error)));

/** How this very program is started. An AppImage is mounted at another place each time. */
function ownProgram(env: NodeJS.ProcessEnv): string[] {
  // The types say that it is always there.
  if (!('electron' in process.versions))
    return [process.execPath, realpathSync(process.argv[1] ?? '')];
  return [env['APPIMAGE'] ?? process.execPath, '--command-line', '--'];
}

export function scheduledCommand(
  program: readonly string[],
  { home, env }: Pick<ScheduleSystem, 'home' | 'env'>,
  { depth, readStreams, report }: RunOptions,
): string[] {
  const passphraseFile = env['LATCHKEY_PASSPHRASE_FILE'] ?? '';
  return [
    ...program,
    'schedule',
    'run',
    '--home',
    home,
    '--depth',
    depth,
    readStreams === false ? '--no-read-streams' : '--read-streams',
    // Systems throw away what it prints: without a page the news would reach nobody.
    ...(report === undefined ? ['--no-remember'] : ['--report', resolve(report)]),
    ...(passphraseFile === '' ? [] : ['--passphrase-file', resolve(passphraseFile)]),
  ];
}

const NO_PAGE =
  'Without --report no page is written. The exit status says that something got worse, and it stays\n' +
  'that way until you look with `latchkey report` or File, What Got Worse….\n';

const runInstall = (
  io: CommandLineIo,
  system: ScheduleSystem,
  { every, at, yes, ...options }: InstallOptions,
): Promise<ExitCode> =>
  reporting(io, async () => {
    const command = scheduledCommand(ownProgram(system.env), system, options);
    const plan = await planSchedule({ every, at, command }, system);
    io.out(messageLine(`This makes ${plan.what}.`));
    for (const { path, text } of plan.files)
      io.out(`\n${messageLine(`${path}:`)}${toPrintableLines(text.replace(/^\ufeff/u, ''))}`);
    io.out(`\nThen it runs:\n${plan.commands.map((each) => `  ${commandText(each)}\n`).join('')}`);
    if (options.report === undefined) io.out(`\n${NO_PAGE}`);
    if (!(await mayChange(io, yes, 'Install it? [y/N] '))) return 1;
    await installSchedule(plan, system);
    io.out(messageLine(`Installed: every ${every} at ${at}.`));
    return 0;
  });

const runRemove = (
  io: CommandLineIo,
  system: ScheduleSystem,
  { yes }: { readonly yes?: boolean },
): Promise<ExitCode> =>
  reporting(io, async () => {
    const files = await findSchedule(system);
    if (files.length === 0) {
      io.out('Nothing is installed that Latchkey made.\n');
      return 0;
    }
    io.out(`This removes:\n${files.map((file) => messageLine(`  ${file}`)).join('')}`);
    if (!(await mayChange(io, yes, 'Remove it? [y/N] '))) return 1;
    await removeSchedule(files, system);
    io.out('Removed.\n');
    return 0;
  });

const runStatusOf = (io: CommandLineIo, system: ScheduleSystem): Promise<ExitCode> =>
  reporting(io, async () => {
    const installed = await readSchedule(system);
    if (installed === null) {
      io.out('Nothing is installed.\n');
      return 0;
    }
    const { every, at, next, lastAt, lastCode } = installed;
    io.out(
      messageLine(`Every ${every} at ${at}.`) +
        messageLine(
          next === null ? 'It does not run by itself now.' : `Next run: ${nextText(next)}`,
        ) +
        messageLine(
          lastCode === null
            ? 'It has not run yet, as far as the system tells.'
            : `Last run: ${lastAt === null ? '' : `${lastAt}, `}${resultText(lastCode)}`,
        ),
    );
    return 0;
  });

/** Other systems write it in their own words. */
const nextText = (next: string): string => {
  const at = toInstant(next);
  return at === null ? next : describeInstant(at);
};

const results: Readonly<Record<number, string>> = {
  0: 'nothing got worse',
  1: 'refused or failed',
  2: 'the command was not understood',
  3: 'the store was damaged and replaced',
  4: 'an instance could not be read',
  5: 'something got worse: see the page, or `latchkey report`',
};

const resultText = (code: number): string =>
  `${code} (${results[code] ?? 'see `latchkey report --help`'})`;

/** One process for all steps: no system needs a shell, or the rules of one for quotes. */
async function runScheduled(
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  { home, passphraseFile, depth, readStreams, report, remember }: ScheduledRunOptions,
): Promise<ExitCode> {
  // Before the first operation: it opens the data folder.
  if (home !== undefined) process.env['LATCHKEY_HOME'] = home;
  if (passphraseFile !== undefined) process.env['LATCHKEY_PASSPHRASE_FILE'] = passphraseFile;
  const opened = invoker();
  const synced = await runSync(io, opened, {
    depth,
    allowPartial: true,
    readStreams: readStreams !== false,
  });
  if (synced !== 0) return synced;
  const html = report === undefined ? {} : { html: report };
  const code = await runReport(io, opened, { ...html, remember: remember !== false }, true);
  const isDamaged = (await opened.storeProblem())?.code === 'storeDamaged';
  return isDamaged ? 3 : code;
}

/** `yes`: it was answered by an option. Without a terminal nobody can answer, so nothing is changed. */
async function mayChange(
  io: CommandLineIo,
  yes: boolean | undefined,
  question: string,
): Promise<boolean> {
  if (yes === true) return true;
  if (!io.askYesNo) {
    io.err('Nothing was changed. Repeat it with --yes.\n');
    return false;
  }
  const isYes = await io.askYesNo(question);
  if (!isYes) io.err('Nothing was changed.\n');
  return isYes;
}
