/** The command line's words: what is understood, and its help. */
import { Command, CommanderError, Option } from 'commander';
import { colourSchema, contract, depthSchema, guardSchema, kindSchema } from '../../contract';
import { exportActivity, listActivity, type ActivityExportOptions } from './commands/activity';
import { call } from './commands/call';
import { exportTable, type ExportOptions } from './commands/export';
import {
  addProfile,
  checkProfile,
  listProfiles,
  removeProfile,
  type AddOptions,
  type OutputOptions,
} from './commands/profile';
import { sync, type SyncOptions } from './commands/sync';
import { addCompare } from './compare';
import type { Invoker } from './invoke';
import type { Io } from './io';
import { printProblem, printResult, table, type ExitCode } from './print';
import { json, type Run } from './words';

export interface ProgramParts {
  readonly io: Io;
  readonly version: string;
  /** Opens keychain and store; called only when a command needs them, so that help is instant. */
  readonly invoker: () => Invoker;
}

const operationHelp = (): string =>
  table(
    ['OPERATION', 'EFFECT', 'WHAT IT DOES'],
    Object.entries(contract).map(([name, { effect, about }]) => [name, effect, about]),
  );

/** Understands `args`, runs the command and resolves with the exit code. */
export async function runProgram(args: readonly string[], parts: ProgramParts): Promise<ExitCode> {
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

function buildProgram({ io, version, invoker }: ProgramParts, run: Run): Command {
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
    .action((operation: string) => run(() => call(io, invoker(), operation)));
  program
    .command('operations')
    .description('list all operations')
    .action(() => {
      io.out(operationHelp());
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
  addSync(program, io, invoker, run);
  program
    .command('activity')
    .description(
      'what was last written to Domo from here, which secrets were shown, and which guards changed',
    )
    .option(...json)
    .action((options: OutputOptions) => run(() => listActivity(io, invoker(), options)));
  addExport(program, io, invoker, run);
  addCompare(program, io, invoker, run);
  return program;
}

function addProfileCommands(program: Command, io: Io, invoker: () => Invoker, run: Run): void {
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
    .option(...json)
    .action((instance: string, options: AddOptions) =>
      run(() => addProfile(io, invoker(), instance, options)),
    );
  profile
    .command('list')
    .description('list instances')
    .option(...json)
    .action((options: OutputOptions) => run(() => listProfiles(io, invoker(), options)));
  profile
    .command('check')
    .argument('<label>')
    .description('try the token of an instance')
    .option(...json)
    .action((label: string, options: OutputOptions) =>
      run(() => checkProfile(io, invoker(), label, options)),
    );
  profile
    .command('remove')
    .argument('<label>')
    .description('forget an instance and its token; nothing changes in Domo')
    .option(...json)
    .action((label: string, options: OutputOptions) =>
      run(() => removeProfile(io, invoker(), label, options)),
    );
}

const profileOption = ['--profile <label...>', 'these instances; all by default'] as const;

function addSync(program: Command, io: Io, invoker: () => Invoker, run: Run): void {
  program
    .command('sync')
    .description('read instances into the inventory')
    .option(...profileOption)
    .addOption(
      new Option('--depth <depth>', 'full: also config and access list of every account')
        .choices(depthSchema.options)
        .default('list'),
    )
    .option(...json)
    .action((options: SyncOptions) => run(() => sync(io, invoker(), options)));
}

const noBom = 'leave out the byte order mark';

function addExport(program: Command, io: Io, invoker: () => Invoker, run: Run): void {
  const parent = program
    .command('export')
    .description('write the inventory or the activity to a CSV file');
  parent
    .command('activity')
    .description('one row per write to Domo, secret that was shown and guard that changed')
    .requiredOption('--out <file>', 'where to write')
    .option('--no-bom', noBom)
    .option(...json)
    .action((options: ActivityExportOptions) => run(() => exportActivity(io, invoker(), options)));
  for (const name of ['accounts', 'access'] as const) {
    parent
      .command(name)
      .description(
        name === 'accounts' ? 'one row per account' : 'one row per account and principal',
      )
      .requiredOption('--out <file>', 'where to write')
      .option(...profileOption)
      .addOption(new Option('--kind <kind>').choices(kindSchema.options))
      .option('--no-bom', noBom)
      .option(...json)
      .action((options: ExportOptions) => run(() => exportTable(io, invoker(), name, options)));
  }
}
