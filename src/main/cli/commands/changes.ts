/** `latchkey changes` */
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  changeKindSchema,
  type ChangedAccount,
  type ChangeKind,
  type ResponseFor,
  type Result,
} from '../../../contract';
import { changeGapText, changeText } from '../../../contract/change-text';
import { describeInstant, toInstant } from '../../../contract/instants';
import { findProfileIds } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { jsonOption, messageLine, printProblem, printResult, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import type { OutputOptions } from './profile';

export interface PeriodOptions {
  readonly since: number;
  readonly until?: number;
  readonly profile?: readonly string[];
  readonly kind?: readonly ChangeKind[];
}

type ChangesCommandOptions = OutputOptions & PeriodOptions;

type Changes = ResponseFor<'inventory.changes'>;

const UNIT_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};
const MAX_AT_ONCE = 500;
/** Of a time that a command printed, so that it can be typed as it was read. */
const PRINTED_ZONE = / UTC$/iu;

/** `2026-08-01`, an ISO instant, `2026-08-01 10:00 UTC`, or a span before now such as `24h` or `7d`. Fails for anything else. */
export function parsePeriodTime(text: string, now: number): number {
  const { count, unit = '' } =
    /^(?<count>\d{1,5})(?<unit>[mhdw])$/u.exec(text.trim())?.groups ?? {};
  const spanMs = UNIT_MS[unit];
  const at =
    count === undefined || spanMs === undefined
      ? /^\d+$/u.test(text.trim())
        ? null
        : toInstant(text.trim().replace(PRINTED_ZONE, 'Z'))
      : now - Number(count) * spanMs;
  if (at === null || at < 0)
    throw new InvalidArgumentError('Write a date such as 2026-08-01, an ISO time, 24h or 7d.');
  return at;
}

/** The options that choose changes. */
export const addPeriodOptions = (command: Command): Command => {
  const time = (text: string): number => parsePeriodTime(text, Date.now());
  return command
    .requiredOption('--since <date>', 'a date or time (UTC), or a span such as 24h or 7d', time)
    .option('--until <date>', 'the end of the period (default: now)', time)
    .option('--profile <label...>', 'only these instances (default: all)')
    .addOption(
      new Option('--kind <kind...>', 'only changes of these kinds').choices(
        changeKindSchema.options,
      ),
    );
};

export function addChangesCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('changes')
    .description('list what changed in all instances since a time, from the stored snapshots');
  addPeriodOptions(command)
    .option(...jsonOption)
    .action((options: ChangesCommandOptions) => run((invoker) => runChanges(io, invoker, options)));
}

/** What is not covered goes to stderr, so that a list in a file holds changes only. */
async function runChanges(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ChangesCommandOptions,
): Promise<ExitCode> {
  const result = await readAllChanges(invoker, options);
  if (options.json === true) return printResult(io, result);
  if (!result.ok) return printProblem(io, result.problem);
  const { accounts, gaps } = result.value;
  const listed = await invoker.call('profile.list', {});
  const labels = new Map(
    listed.ok ? listed.value.profiles.map(({ id, label }) => [id, label]) : [],
  );
  io.out(
    accounts.length === 0
      ? `No change is known since ${describeInstant(options.since)}.\n`
      : changesByInstance(accounts, labels),
  );
  for (const gap of gaps)
    io.err(messageLine(`${gap.label}: ${changeGapText(gap, describeInstant)}.`));
  return 0;
}

async function readAllChanges(
  invoker: OperationInvoker,
  { since, until, profile, kind }: ChangesCommandOptions,
): Promise<Result<Changes>> {
  const profileIds = await findProfileIds(invoker, profile);
  if (!profileIds.ok) return profileIds;
  const accounts: ChangedAccount[] = [];
  let gaps: Changes['gaps'] = [];
  for (let after: Changes['next'] = null; ;) {
    const page: Result<Changes> = await invoker.call('inventory.changes', {
      since,
      until: until ?? null,
      profileIds: profileIds.value,
      kinds: kind === undefined ? null : [...kind],
      after,
      limit: MAX_AT_ONCE,
    });
    if (!page.ok) return page;
    for (const account of page.value.accounts) accounts.push(account);
    if (after === null) ({ gaps } = page.value);
    after = page.value.next;
    if (after === null) return { ok: true, value: { accounts, next: null, gaps } };
  }
}

/** The instance with the newest change comes first. */
function changesByInstance(
  accounts: readonly ChangedAccount[],
  labels: ReadonlyMap<string, string>,
): string {
  const groups = new Map<string, string[]>();
  for (const account of accounts) {
    const { profileId } = account;
    const lines = groups.get(profileId) ?? [messageLine(labels.get(profileId) ?? profileId)];
    groups.set(profileId, lines);
    lines.push(...accountLines(account));
  }
  return [...groups.values()].map((lines) => lines.join('')).join('\n');
}

const accountLines = ({ takenAt, kind, id, displayName, changes }: ChangedAccount): string[] => [
  messageLine(`  ${describeInstant(takenAt)}  ${kind} ${id}  ${displayName || '(no name)'}`),
  ...changes.map((change) => messageLine(`      ${changeText(change)}`)),
];
