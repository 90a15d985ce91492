/** `latchkey profile export` and `latchkey profile import`: profiles as a file, and many instances at once. */
import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  createProblem,
  fail,
  INSTANCE_LIST_BOUNDS,
  toProblem,
  type AddedInstance,
  type InstanceListLine,
  type ResponseFor,
  type Result,
} from '../../../contract';
import { decodeText } from '../../../contract/decode-text';
import { counted } from '../../../contract/counted';
import { readAll, unreadableText, type CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
  type RunCommand,
} from '../print';
import { ioBeside, toOutFile } from '../out-file';
import { callAndPrint, type OutputOptions } from './profile';

interface ImportCommandOptions extends OutputOptions {
  readonly dryRun?: boolean | undefined;
  readonly update?: boolean | undefined;
  readonly allowCommands?: boolean | undefined;
  readonly check: boolean;
}

const importHelp = `
A list is a file of \`latchkey profile export\`, or one instance per line: label, instance, group,
separated by commas, semicolons or tabs. A first line may name the columns, in any order: label,
instance, group, colour, guard, token.

"token" says where the token is, and never is the token itself:
  op://vault/item/field   read with the 1Password command \`op\`
  env:NAME                a variable of the environment
  cmd:COMMAND             what a command prints; asks first, unless --allow-commands is given
An instance without one is added as one whose token is missing.`;

export function addProfileListCommands(
  profile: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  profile
    .command('export')
    .description('write all instances to a JSON file, without tokens')
    .option('--out <file>', 'where to write; - is standard output', '-')
    .option(
      '--token-from <reference>',
      'where the token of each is, for `profile import`: op://vault/{label}/field, or env:NAME_{label}',
    )
    .option(...jsonOption)
    .action(({ out, tokenFrom, json }: OutputOptions & { out: string; tokenFrom?: string }) =>
      run(() => runProfileExport(io, invoker(), out, tokenFrom ?? null, { json })),
    );
  profile
    .command('import')
    .argument('<file>', 'a list of instances; - is standard input')
    .description('add the instances of a list')
    .option('--dry-run', 'only show what would be done')
    .option('--update', 'also change the settings of instances that are there already')
    .option('--no-check', 'do not check the tokens first')
    .option('--allow-commands', 'run the commands of the list without asking')
    .option(...jsonOption)
    .addHelpText('after', importHelp)
    .action((file: string, options: ImportCommandOptions) =>
      run(() => runProfileImport(io, invoker(), file, options)),
    );
}

const runProfileExport = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  out: string,
  tokenFrom: string | null,
  options: OutputOptions,
): Promise<ExitCode> =>
  callAndPrint(
    ioBeside(io, out),
    invoker,
    'profile.export',
    { file: toOutFile(out), tokenFrom },
    options,
    ({ file, instances }) => messageLine(`Wrote ${counted(instances, 'instance')} to ${file}`),
  );

async function runProfileImport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  file: string,
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const json = options.json === true;
  const printFailure = (result: Result<unknown> & { ok: false }): ExitCode =>
    json ? printResult(io, result) : printProblem(io, result.problem);
  const text = await readList(io, file);
  if (!text.ok) return printFailure(text);
  const read = await invoker.call('profile.readList', { text: text.value });
  if (!read.ok) return printFailure(read);
  const { lines } = read.value;
  if (!json) io.out(lines.length === 0 ? 'The list is empty.\n' : linesTable(lines));
  const usable = lines.filter(({ state }) => state !== 'refused');
  if (options.dryRun === true || usable.length === 0) {
    if (json) printResult(io, read);
    return usable.length === lines.length ? 0 : 1;
  }
  const allowCommands = options.allowCommands === true || (await askForCommands(io, usable));
  const added = await invoker.call('profile.addMany', {
    instances: usable.map(({ line, label, group, colour, guard, tokenFrom, origin: instance }) => ({
      line,
      label,
      group,
      colour,
      guard,
      tokenFrom,
      instance,
    })),
    update: options.update === true,
    check: options.check,
    allowCommands,
  });
  if (!added.ok) return printFailure(added);
  const failed = lines.length - usable.length + countFailed(added.value);
  if (json) printResult(io, { ok: true, value: { ...added.value, refused: refusedOf(lines) } });
  else io.out(`\n${resultsTable(added.value.results)}`);
  return failed === 0 ? 0 : 1;
}

async function readList(io: CommandLineIo, file: string): Promise<Result<string>> {
  const limit = INSTANCE_LIST_BOUNDS.textLength;
  try {
    const text = file === '-' ? await readAll(io.stdin, limit) : await readListFile(file, limit);
    const what = file === '-' ? 'The list on stdin' : `The list ${file}`;
    const why = unreadableText(text, what, limit);
    if (text !== null && why === null) return { ok: true, value: text };
    return { ok: false, problem: createProblem('invalidRequest', why ?? 'The list is too large.') };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}

/** Null if it is larger than `limit`. Fails with `notFound`. */
async function readListFile(file: string, limit: number): Promise<string | null> {
  const opened = await open(file, 'r').catch(() =>
    fail('notFound', `The file ${file} cannot be read.`, { next: 'Check its name.' }),
  );
  try {
    const buffer = Buffer.alloc(limit + 1);
    const { bytesRead } = await opened.read(buffer, 0, limit + 1, 0);
    return bytesRead > limit ? null : decodeText(buffer.subarray(0, bytesRead));
  } catch {
    return fail('notFound', `${file} is no file that can be read.`, { next: 'Check its name.' });
  } finally {
    await opened.close();
  }
}

/** Names every command before any is run. False without a terminal: nobody can answer. */
async function askForCommands(
  io: CommandLineIo,
  lines: readonly InstanceListLine[],
): Promise<boolean> {
  const commands = lines.flatMap(({ needsToken, tokenFrom }) =>
    needsToken && tokenFrom?.startsWith('cmd:') === true ? [tokenFrom.slice(4)] : [],
  );
  if (commands.length === 0 || !io.askYesNo) return false;
  io.err(`\nTo get tokens, the list runs:\n`);
  for (const command of new Set(commands)) io.err(messageLine(`  ${command}`));
  return io.askYesNo('Run them? [y/N] ');
}

const countFailed = ({ results }: ResponseFor<'profile.addMany'>): number =>
  results.filter(({ outcome }) => outcome === 'failed').length;

const refusedOf = (lines: readonly InstanceListLine[]) =>
  lines.flatMap(({ line, state, reason }) => (state === 'refused' ? [{ line, reason }] : []));

const linesTable = (lines: readonly InstanceListLine[]): string =>
  formatTable(
    ['LINE', 'STATE', 'LABEL', 'INSTANCE', 'GROUP', 'TOKEN', 'WHAT'],
    lines.map((line) => [
      String(line.line),
      line.state,
      line.label ?? '-',
      line.instance,
      line.group === null || line.group === '' ? '-' : line.group,
      toTokenCell(line),
      line.reason || line.changes.map(toChangeText).join('; '),
    ]),
  );

function toTokenCell({ state, needsToken, tokenFrom }: InstanceListLine): string {
  if (state === 'refused') return '-';
  if (!needsToken) return 'kept';
  return tokenFrom === null ? 'missing' : tokenFrom.slice(0, 40);
}

const toChangeText = ({ what, before, after }: InstanceListLine['changes'][number]): string =>
  `${what}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;

const outcomeWords: Readonly<Record<AddedInstance['outcome'], string>> = {
  added: 'added',
  tokenMissing: 'added, token missing',
  changed: 'changed',
  same: 'there already',
  kept: 'there already, not changed (see --update)',
  failed: 'failed',
};

const resultsTable = (results: readonly AddedInstance[]): string =>
  formatTable(
    ['LINE', 'INSTANCE', 'LABEL', 'RESULT', 'WHY'],
    results.map(({ line, instance, label, outcome, problem }) => [
      String(line),
      instance,
      label,
      outcomeWords[outcome],
      problem === null ? '' : `${problem.code}: ${problem.message}`,
    ]),
  );
