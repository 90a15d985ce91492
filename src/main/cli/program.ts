/** The command line's words: what is understood, and its help. */
import { Command, CommanderError, Option } from 'commander';
import {
  colourSchema,
  contract,
  syncDepthSchema,
  guardSchema,
  accountKindSchema,
} from '../../contract';
import {
  runActivityExport,
  runActivityList,
  type ActivityExportCommandOptions,
  runTableExport,
  type ExportCommandOptions,
  runSync,
  type SyncCommandOptions,
} from './commands/inventory-and-activity';
import { runCall } from './commands/call';
import {
  runProfileAdd,
  runProfileCheck,
  runProfileList,
  runProfileRemove,
  type AddProfileCommandOptions,
  type OutputOptions,
} from './commands/profile';
import type { OperationInvoker } from './operation-invoker';
import type { CommandLineIo } from './io';
import {
  printProblem,
  printResult,
  formatTable,
  type ExitCode,
  jsonOption,
  type RunCommand,
} from './print';
import { runCompareAccounts } from './commands/compare-accounts';
import { comparisonFormats, type CompareCommandOptions } from './commands/print-comparison';
import {
  runCompareInstances,
  type CompareInstancesCommandOptions,
} from './commands/compare-instances';

export interface ProgramOptions {
  readonly io: CommandLineIo;
  readonly version: string;
  /** Opens keychain and store; called only when a command needs them, so that help is instant. */
  readonly invoker: () => OperationInvoker;
}

const operationsTable = (): string =>
  formatTable(
    ['OPERATION', 'EFFECT', 'WHAT IT DOES'],
    Object.entries(contract).map(([name, { effect, about }]) => [name, effect, about]),
  );

/** Understands `args`, runs the command and resolves with the exit code. */
export async function runProgram(
  args: readonly string[],
  parts: ProgramOptions,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    code = await work();
  };
  try {
    await buildProgram(parts, run).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Help and version end this way too, with exit code 0; the text is already printed.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function buildProgram({ io, version, invoker }: ProgramOptions, run: RunCommand): Command {
  const program = new Command('latchkey')
    .description('Keep, read and compare the accounts of many Domo instances.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .addHelpText('after', '\nLATCHKEY_HOME names the data folder.');

  program
    .command('call')
    .argument('<operation>', 'for example profile.list; `latchkey operations` lists all')
    .description('run an operation: request as JSON on stdin, Result as JSON on stdout')
    .action((operation: string) => run(() => runCall(io, invoker(), operation)));
  program
    .command('operations')
    .description('list all operations')
    .action(() => {
      io.out(operationsTable());
    });
  program
    .command('status')
    .description('versions, and the state of keychain and store')
    .action(() =>
      run(async () => {
        const opened = invoker();
        const problem = await opened.storeProblem();
        if (problem) printProblem(io, problem);
        return printResult(io, await opened.call('app.status', {}));
      }),
    );
  addProfileCommands(program, io, invoker, run);
  addSyncCommand(program, io, invoker, run);
  program
    .command('activity')
    .description(
      'what was last written to Domo from here, which secrets were shown, and which guards changed',
    )
    .option(...jsonOption)
    .action((options: OutputOptions) => run(() => runActivityList(io, invoker(), options)));
  addExportCommands(program, io, invoker, run);
  addCompareCommands(program, io, invoker, run);
  return program;
}

function addProfileCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const profile = program.command('profile').description('the instances that Latchkey knows');
  profile
    .command('add')
    .argument('<instance>', 'acme, acme.domo.com or its address')
    .description('add an instance; its access token is read from stdin')
    .option('--label <label>', 'how it is called; the name of the instance by default')
    .option('--group <group>', 'such as Production')
    .addOption(new Option('--colour <colour>').choices(colourSchema.options))
    .addOption(new Option('--guard <guard>', 'for writes').choices(guardSchema.options))
    .option('--no-check', 'do not try the token first')
    .option(...jsonOption)
    .action((instance: string, options: AddProfileCommandOptions) =>
      run(() => runProfileAdd(io, invoker(), instance, options)),
    );
  profile
    .command('list')
    .description('list instances')
    .option(...jsonOption)
    .action((options: OutputOptions) => run(() => runProfileList(io, invoker(), options)));
  profile
    .command('check')
    .argument('<label>')
    .description('try the token of an instance')
    .option(...jsonOption)
    .action((label: string, options: OutputOptions) =>
      run(() => runProfileCheck(io, invoker(), label, options)),
    );
  profile
    .command('remove')
    .argument('<label>')
    .description('forget an instance and its token; nothing changes in Domo')
    .option(...jsonOption)
    .action((label: string, options: OutputOptions) =>
      run(() => runProfileRemove(io, invoker(), label, options)),
    );
}

const profileOption = ['--profile <label...>', 'these instances; all by default'] as const;

function addSyncCommand(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  program
    .command('sync')
    .description('read instances into the inventory')
    .option(...profileOption)
    .addOption(
      new Option('--depth <depth>', 'full: also config and access list of every account')
        .choices(syncDepthSchema.options)
        .default('list'),
    )
    .option(...jsonOption)
    .action((options: SyncCommandOptions) => run(() => runSync(io, invoker(), options)));
}

const noBomHelp = 'leave out the byte order mark';

function addExportCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const parent = program
    .command('export')
    .description('write the inventory or the activity to a CSV file');
  parent
    .command('activity')
    .description('one row per write to Domo, secret that was shown and guard that changed')
    .requiredOption('--out <file>', 'where to write')
    .option('--no-bom', noBomHelp)
    .option(...jsonOption)
    .action((options: ActivityExportCommandOptions) =>
      run(() => runActivityExport(io, invoker(), options)),
    );
  for (const name of ['accounts', 'access'] as const) {
    parent
      .command(name)
      .description(
        name === 'accounts' ? 'one row per account' : 'one row per account and principal',
      )
      .requiredOption('--out <file>', 'where to write')
      .option(...profileOption)
      .addOption(new Option('--kind <kind>').choices(accountKindSchema.options))
      .option('--no-bom', noBomHelp)
      .option(...jsonOption)
      .action((options: ExportCommandOptions) =>
        run(() => runTableExport(io, invoker(), name, options)),
      );
  }
}

/** The words of `latchkey compare`. */

export function addCompareCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const parent = program
    .command('compare')
    .description(
      'what was last read, side by side; exits with 0 same (of instances: the same accounts with the same configs), 1 different, 2 could not know',
    );
  const format = (): Option =>
    new Option('--format <format>', 'how it is printed').choices(comparisonFormats).default('text');
  parent
    .command('accounts')
    .argument('<account...>', '2 to 12: LABEL:ID, or LABEL:oauth:ID for an OAuth account')
    .description('compare config, metadata and access of accounts, without showing a secret')
    .option('--baseline <account>', 'the one that the others are held against')
    .addOption(format())
    .option(...jsonOption)
    .action((accounts: string[], options: CompareCommandOptions) =>
      run(() => runCompareAccounts(io, invoker(), accounts, options)),
    );
  parent
    .command('instances')
    .argument('<label...>', '2 to 50 instances, by label')
    .description(
      'compare which accounts instances have in common, and which of those have the same configs; state and access are compared by `compare accounts` alone',
    )
    .option('--baseline <label>', 'the one that the others are held against')
    .option('--ignore-prefix <text...>', 'left out in front of names')
    .option('--ignore-suffix <text...>', 'left out behind names')
    .option('--environment-words <words>', 'left out of names: dev,test,prod', (words: string) =>
      words.split(',').filter((word) => word.trim() !== ''),
    )
    .option('--match-case', 'names that differ in case alone are two')
    .option('--differences-only', 'show accounts that differ')
    .option('--missing-only', 'show accounts that some instance lacks')
    .option('--invalid-only', 'show accounts that need attention')
    .option('--provider <type...>', 'accounts of these data provider types alone')
    .addOption(format())
    .option(...jsonOption)
    .action((labels: string[], options: CompareInstancesCommandOptions) =>
      run(() => runCompareInstances(io, invoker(), labels, options)),
    );
}
