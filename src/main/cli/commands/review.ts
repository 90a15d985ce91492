/** `latchkey review`: who can use which account, in a table or in a file that can be checked. */
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  reviewMarkSchema,
  type RequestFor,
  type Result,
  type ReviewChanges,
  type ReviewEntry,
  type ReviewMark,
  type ReviewTotals,
} from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { describeInstant } from '../../../contract/instants';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { reviewChangeText, reviewGapTexts } from '../../../contract/review-text';
import { counted } from '../../../contract/counted';
import { addQuestionPlanOptions } from '../apply-option';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import { findChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { allowPartialOption, exitCodeOf, printPartial } from '../partial';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
} from '../print';
import { printQuestion, printQuestionGaps, readQuestion, type PlanOptions } from '../question-plan';
import type { RunInvoking } from '../run-invoking';
import { ioBeside, toOutFile } from '../out-file';
import type { OutputOptions } from './profile';

interface ReviewCommandOptions extends OutputOptions, AccountFilterOptions, PlanOptions {
  readonly out?: string;
  readonly against?: string;
  readonly moreThan: number;
  readonly ownDomain?: readonly string[];
  readonly mark?: ReviewMark;
  readonly limit: number;
  readonly allowPartial?: boolean;
}

type RunReview = RunInvoking;

const reviewHelp = `
Uses stored data: run \`latchkey sync --depth full\` first. It also reads the members of groups.
"members not read" stands where Domo did not let them be read.
Exit status 4 says that the access of accounts was not read, or that accounts may be missing.`;

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };

export function addReviewCommand(program: Command, io: CommandLineIo, run: RunReview): void {
  const review = program
    .command('review')
    .description('list who can use which account in all instances, for an access review');
  addAccountFilterOptions(review)
    .option('--out <file>', 'write all of it into this file, with a checksum; - is stdout')
    .option('--against <file>', 'compare with an earlier review: a file, or `last`')
    .option(
      '--more-than <n>',
      'mark accounts that more users can use',
      wholeNumber(1, 1_000_000),
      20,
    )
    .option('--own-domain <domain...>', 'e-mail domains that are no external ones')
    .addOption(
      new Option('--mark <mark>', 'list only entries with this mark').choices(
        reviewMarkSchema.options,
      ),
    )
    .option('--limit <n>', 'list so many entries', wholeNumber(0, 1000), 200)
    .option(...allowPartialOption)
    .addHelpText('after', reviewHelp);
  addQuestionPlanOptions(review, 'review', ['allowPartial']).action(
    (options: ReviewCommandOptions) => run((invoker) => runReview(io, invoker, options)),
  );
  review
    .command('verify')
    .argument('<file>')
    .description('say whether the file of a review is as it was written; ends with 1 if not')
    .option(...jsonOption)
    .action((file: string, _own: unknown, command: Command) =>
      run((invoker) => runVerify(io, invoker, file, command.optsWithGlobals<OutputOptions>())),
    );
}

async function runReview(
  given: CommandLineIo,
  invoker: OperationInvoker,
  options: ReviewCommandOptions,
): Promise<ExitCode> {
  const { json } = options;
  const asked = await findQuestion(given, invoker, options);
  if (!asked.ok)
    return json === true ? printResult(given, asked) : printProblem(given, asked.problem);
  const { operation, request } = asked.value;
  if (options.plan === true) {
    printQuestion(given, operation, request);
    return printQuestionGaps(given, invoker, scopeOfFilter(request.filter ?? {}), options);
  }
  const io = ioBeside(given, operation === 'review.write' ? request.file : null);
  const result =
    operation === 'review.summary'
      ? await invoker.call(operation, request)
      : await invoker.call(operation, request);
  if (!result.ok) return json === true ? printResult(io, result) : printProblem(io, result.problem);
  const { totals, changes } = result.value;
  const isPartial = totals.accountsNotRead > 0 || totals.gaps.length > 0;
  const code = exitCodeOf(isPartial ? 'partial' : 'full', options.allowPartial);
  if (json === true) {
    printResult(io, result);
    return code;
  }
  if ('entries' in result.value) io.out(entryTable(result.value.entries, result.value.matching));
  else {
    const { file, sha256 } = result.value;
    io.out(
      messageLine(`Wrote ${counted(totals.entries, 'entry', 'entries')} to ${file}`) +
        messageLine(`SHA-256 ${sha256}`),
    );
  }
  io.out(
    totalLines(totals, request.overSharedAbove ?? options.moreThan) +
      (changes ? changeLines(changes) : ''),
  );
  printPartial(io, [...totals.gaps.map(exportGapText), ...notReadTexts(totals)]);
  for (const text of reviewGapTexts(totals)) io.err(messageLine(`${text}.`));
  return code;
}

type Question =
  | { readonly operation: 'review.summary'; readonly request: RequestFor<'review.summary'> }
  | { readonly operation: 'review.write'; readonly request: RequestFor<'review.write'> };

async function findQuestion(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ReviewCommandOptions,
): Promise<Result<Question>> {
  const { apply, out, against, mark, limit } = options;
  if (apply !== undefined) {
    const plan = await readQuestion(io, ['review.summary', 'review.write'], apply);
    return plan as Result<Question>;
  }
  const chosen = await findChosenAccounts(io, invoker, options);
  if (!chosen.ok) return chosen;
  const question = {
    filter: chosen.value.filter,
    overSharedAbove: options.moreThan,
    ownDomains: [...(options.ownDomain ?? [])],
    against:
      against === undefined
        ? null
        : against === 'last'
          ? ('last' as const)
          : { file: resolve(against) },
  };
  const value: Question =
    out === undefined
      ? { operation: 'review.summary', request: { ...question, mark: mark ?? null, limit } }
      : { operation: 'review.write', request: { ...question, file: toOutFile(out) } };
  return { ok: true, value };
}

const membersText = ({ principalType, members }: ReviewEntry): string =>
  principalType !== 'GROUP' ? '' : members === null ? 'members not read' : `${members} members`;

function entryTable(entries: readonly ReviewEntry[], matching: number): string {
  if (matching === 0) return 'There are no such entries.\n';
  const table = formatTable(
    ['INSTANCE', 'ACCOUNT', 'NAME', 'WHO', 'E-MAIL', 'LEVEL', 'THROUGH', 'MARKS'],
    entries.map((entry) => [
      entry.instance,
      `${entry.kind} ${entry.id}`,
      entry.account,
      `${entry.principalType.toLowerCase()} ${entry.principal}${entry.active === false ? ' (not active)' : ''}`,
      entry.email ?? membersText(entry),
      entry.level,
      entry.viaName ?? '',
      entry.marks.join(', '),
    ]),
  );
  const more = matching - entries.length;
  return more > 0 ? `${table}… and ${more} more; --out writes all of them.\n\n` : `${table}\n`;
}

const totalLines = (
  { accounts, entries, marks, accountsNotRead }: ReviewTotals,
  most: number,
): string =>
  messageLine(
    `${counted(entries, 'entry', 'entries')} of ${counted(accounts, 'account')}; ${marks.external} of external users, ${marks.everyone} of groups of everyone; ${counted(marks.overShared, 'account has', 'accounts have')} more than ${counted(most, 'user')}.`,
  ) +
  (accountsNotRead > 0
    ? messageLine(`Accounts whose access was not read: ${accountsNotRead}.`)
    : '');

function notReadTexts({ accountsNotRead, notRead }: ReviewTotals): string[] {
  const more = accountsNotRead - notRead.length;
  return [
    ...notRead.map((name) => `access not read: ${name}`),
    ...(more > 0
      ? [
          `access not read: ${counted(more, 'more account', 'more accounts')}, which a written review names`,
        ]
      : []),
  ];
}

function changeLines(changes: ReviewChanges): string {
  const { since, added, removed, levelChanged, notCompared, sameScope } = changes;
  const listed = changes.changes.map((change) => messageLine(`  ${reviewChangeText(change)}`));
  const more = added + removed + levelChanged - listed.length;
  return [
    messageLine(
      `Since the review of ${describeInstant(since)}: ${added} added, ${removed} removed, ${levelChanged} with another level.`,
    ),
    ...listed,
    ...(more > 0 ? [messageLine(`  … and ${more} more`)] : []),
    ...(notCompared > 0
      ? [
          messageLine(
            `Not compared, since one of the two did not read them: ${counted(notCompared, 'account')}.`,
          ),
        ]
      : []),
    ...(sameScope ? [] : [messageLine('The earlier review was of other accounts.')]),
  ].join('');
}

async function runVerify(
  io: CommandLineIo,
  invoker: OperationInvoker,
  file: string,
  { json }: OutputOptions,
): Promise<ExitCode> {
  const result = await invoker.call('review.verify', { file: resolve(file) });
  if (!result.ok) return json === true ? printResult(io, result) : printProblem(io, result.problem);
  const { intact, why, sha256, noted, takenAt, entries } = result.value;
  if (json === true) printResult(io, result);
  else if (!intact) io.err(messageLine(`${file} is not intact: ${why ?? ''}.`));
  else {
    io.out(
      messageLine(
        `${file} is intact: ${counted(entries, 'entry', 'entries')} of ${describeInstant(takenAt ?? 0)}.`,
      ) +
        messageLine(`SHA-256 ${sha256}`) +
        messageLine(
          noted
            ? 'Latchkey noted this checksum when it wrote the review.'
            : 'This Latchkey did not note the checksum: compare it with one that was kept elsewhere.',
        ),
    );
  }
  return intact ? 0 : 1;
}
