/** The commands of the command line, their options and their help. */
import { Command, CommanderError, Option } from 'commander';
import { colourSchema, contract, syncDepthSchema, guardSchema } from '../../contract';
import { addExportCommands } from './commands/export';
import {
  runActivityList,
  runSync,
  type SyncCommandOptions,
} from './commands/inventory-and-activity';
import { runCall } from './commands/call';
import { runStatus, type StatusCommandOptions } from './commands/status';
import {
  runProfileAdd,
  runProfileCheck,
  runProfileList,
  runProfileRemove,
  type AddProfileCommandOptions,
  type OutputOptions,
} from './commands/profile';
import { addProfileListCommands } from './commands/profile-list';
import type { OperationInvoker } from './operation-invoker';
import type { CommandLineIo } from './io';
import { formatTable, type ExitCode, jsonOption, type RunCommand } from './print';
import type { RunInvoking } from './run-invoking';
import { addMatchOptions } from './match-options';
import { addBulkCommands } from './commands/bulk';
import { addCloneCommand } from './commands/clone';
import { addAlignCommand } from './commands/align';
import { addAttentionCommand } from './commands/attention';
import { addRenewCommand } from './commands/renew';
import { addHygieneCommand } from './commands/hygiene';
import { addRotateCommand } from './commands/rotate';
import { addAccountsCommands } from './commands/accounts';
import { addNetworkCommands } from './commands/network';
import { addOverviewCommand } from './commands/overview';
import { addReportCommand } from './commands/report';
import { addPublishCommand } from './commands/publish';
import { addReviewCommand } from './commands/review';
import { addTokensCommand } from './commands/tokens';
import { addRepointCommand } from './commands/repoint';
import { addChangesCommand } from './commands/changes';
import { allowPartialOption, partialHelp } from './partial';
import { addScheduleCommands } from './commands/schedule';
import { addStoreCommands } from './commands/store';
import { addTransferCommand } from './commands/transfer';
import { runCompareAccounts } from './commands/compare-accounts';
import { comparisonFormats, type CompareCommandOptions } from './commands/print-comparison';
import {
  runCompareInstances,
  type CompareInstancesCommandOptions,
} from './commands/compare-instances';

export interface ProgramOptions {
  readonly io: CommandLineIo;
  readonly version: string;
  /** Opens the keychain and the store. Called only if a command needs them, so that help appears at once. */
  readonly invoker: () => OperationInvoker;
}

const programHelp = `
Environment:
  LATCHKEY_HOME  the data folder

Exit status:
  0    done
  1    refused or failed
  2    the command line was not understood
  3    sync, export and publish: the store was damaged and replaced, and nobody has acknowledged
       it yet (\`latchkey status --acknowledge\`); nothing is replaced then
  4    sync, export and plans: done, but accounts may be missing; stderr says which and why.
       --allow-partial makes it 0
  5    report: something got worse
  74   the output could not be written
  141  the reader of the output has closed it
  \`latchkey compare\` has its own; see \`latchkey compare --help\`.`;

const compareHelp = `
Exit status:
  0  the same
  1  different
  2  unknown, or the comparison failed`;

const sameInstancesHelp = `
Instances are the same if they have the same accounts with the same configs.
State and access are not compared; \`compare accounts\` compares them.`;

const operationsTable = (): string =>
  formatTable(
    ['OPERATION', 'EFFECT', 'WHAT IT DOES'],
    Object.entries(contract).map(([name, { effect, about }]) => [name, effect, about]),
  );

/** Parses `args`, runs the command and resolves with the exit code. */
export async function runProgram(
  args: readonly string[],
  options: ProgramOptions,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    code = await work();
  };
  try {
    await buildProgram(options, run).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander also throws for help and version, with exit code 0. It has already printed the text.
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
    .addHelpText('after', programHelp);

  program
    .command('call')
    .argument('<operation>', 'such as profile.list; `latchkey operations` lists all')
    .description('run an operation; reads a JSON request from stdin, prints a JSON Result')
    .action((operation: string) => run(() => runCall(io, invoker(), operation)));
  program
    .command('operations')
    .description('list the operations for `latchkey call`')
    .action(() => {
      io.out(operationsTable());
    });
  program
    .command('status')
    .description('show versions and the state of keychain and store, as JSON')
    .option('--acknowledge', 'end the message about a store that was damaged and replaced')
    .option('--check', 'read the whole store first, and fail if a part of it is damaged')
    .action((options: StatusCommandOptions) => run(() => runStatus(io, invoker(), options)));
  addStoreCommands(program, io, invoker, run);
  addNetworkCommands(program, io, invoker, run);
  addProfileCommands(program, io, invoker, run);
  const runWithStore: RunInvoking = (work) =>
    run(async () => {
      const opened = invoker();
      const code = await work(opened);
      return (await opened.storeProblem())?.code === 'storeDamaged' ? DAMAGED_STORE : code;
    });
  addSyncCommand(program, io, runWithStore);
  program
    .command('activity')
    .description('list the latest writes to Domo, revealed secrets and changed guards')
    .option(...jsonOption)
    .action((options: OutputOptions) => run(() => runActivityList(io, invoker(), options)));
  addOverviewCommand(program, io, runWithStore);
  addAttentionCommand(program, io, runWithStore);
  addReportCommand(program, io, runWithStore);
  addScheduleCommands(program, io, invoker, run);
  addChangesCommand(program, io, runWithStore);
  addAccountsCommands(program, io, runWithStore);
  addExportCommands(program, io, runWithStore);
  addPublishCommand(program, io, runWithStore);
  addBulkCommands(program, io, runWithStore);
  addHygieneCommand(program, io, runWithStore);
  addRotateCommand(program, io, runWithStore);
  addReviewCommand(program, io, runWithStore);
  addTokensCommand(program, io, runWithStore);
  addRenewCommand(program, io, runWithStore);
  addRepointCommand(program, io, runWithStore);
  addTransferCommand(program, io, runWithStore);
  addAlignCommand(program, io, runWithStore);
  addCloneCommand(program, io, runWithStore);
  addCompareCommands(program, io, invoker, run);
  return program;
}

function addProfileCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const profile = program
    .command('profile')
    .description('add, list, check and remove instances; export and import them');
  addProfileListCommands(profile, io, invoker, run);
  profile
    .command('add')
    .argument('<instance>', 'acme, acme.domo.com or https://acme.domo.com')
    .description('add an instance; reads its access token from stdin')
    .option('--label <label>', 'label of the instance (default: its name)')
    .option('--group <group>', 'group of the instance, such as Production')
    .addOption(new Option('--colour <colour>', 'colour of the label').choices(colourSchema.options))
    .addOption(
      new Option('--guard <guard>', 'protection against changes').choices(guardSchema.options),
    )
    .option('--no-check', 'do not check the token first')
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
    .description('check the token of an instance')
    .option(...jsonOption)
    .action((label: string, options: OutputOptions) =>
      run(() => runProfileCheck(io, invoker(), label, options)),
    );
  profile
    .command('remove')
    .argument('<label>')
    .description('remove an instance and its token from Latchkey; Domo is not changed')
    .option(...jsonOption)
    .action((label: string, options: OutputOptions) =>
      run(() => runProfileRemove(io, invoker(), label, options)),
    );
}

const profileOption = ['--profile <label...>', 'only these instances (default: all)'] as const;

const DAMAGED_STORE = 3;

function addSyncCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  program
    .command('sync')
    .description('read instances into the inventory')
    .option(...profileOption)
    .addOption(
      new Option(
        '--depth <depth>',
        '"full" also reads configs and access lists that may have changed',
      )
        .choices(syncDepthSchema.options)
        .default('list'),
    )
    .option('--continue', 'continue full syncs that were interrupted in the last 24 hours')
    .option('--full', 'read every config and access list, also those that did not change')
    .option(
      '--read-streams',
      'also read how the streams of accounts ended, for attention and report',
    )
    .addOption(new Option('--failed', 'only instances whose last sync failed').conflicts('profile'))
    .option(...allowPartialOption)
    .option(...jsonOption)
    .addHelpText('after', partialHelp)
    .action((options: SyncCommandOptions) => run((invoker) => runSync(io, invoker, options)));
}

function addCompareCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const parent = program
    .command('compare')
    .description('compare the stored data of accounts or instances')
    .addHelpText('after', `${compareHelp}\n${sameInstancesHelp}`);
  const format = (): Option =>
    new Option('--format <format>', 'output format').choices(comparisonFormats).default('text');
  parent
    .command('accounts')
    .argument('<account...>', '2 to 12 accounts: LABEL:ID, or LABEL:oauth:ID for an OAuth account')
    .description('compare config, metadata and access of accounts; shows no secret')
    .option('--baseline <account>', 'account to compare the others with')
    .addOption(format())
    .option(...jsonOption)
    .action((accounts: string[], options: CompareCommandOptions) =>
      run(() => runCompareAccounts(io, invoker(), accounts, options)),
    );
  addMatchOptions(parent.command('instances'))
    .argument('<label...>', '2 to 50 instances, by label')
    .description('compare which accounts instances have, and the configs of those accounts')
    .addHelpText('after', sameInstancesHelp)
    .option('--baseline <label>', 'instance to compare the others with')
    .option('--no-guess', 'do not guess words to ignore; none are guessed beside such options')
    .option('--differences-only', 'show only accounts that differ')
    .option('--missing-only', 'show only accounts that an instance lacks')
    .option('--invalid-only', 'show only accounts that need attention')
    .option('--shared-only', 'show only accounts that more than one instance has')
    .option('--provider <type...>', 'compare only accounts of these data provider types')
    .addOption(format())
    .option(...jsonOption)
    .action((labels: string[], options: CompareInstancesCommandOptions) =>
      run(() => runCompareInstances(io, invoker(), labels, options)),
    );
}
