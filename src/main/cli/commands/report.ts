/** `latchkey report` */
import type { Command } from 'commander';
import type { Report, RequestFor, Result } from '../../../contract';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import {
  findingGroups,
  findingSubject,
  reportGaps,
  reportHeadline,
  standingText,
} from '../../../contract/report-text';
import { addQuestionPlanOptions } from '../apply-option';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { parseDays } from '../parse-days';
import { allowPartialOption, exitCodeOf } from '../partial';
import { messageLine, printProblem, printResult, type ExitCode } from '../print';
import { printQuestion, printQuestionGaps, readQuestion, type PlanOptions } from '../question-plan';
import type { RunInvoking } from '../run-invoking';
import { addScopeOptions, findScope, type ScopeOptions } from '../scope-options';
import { ioBeside, toOutFile } from '../out-file';
import { keepPageWithNews, rememberWrittenReport } from '../written-report';
import { parsePeriodTime } from './changes';
import type { OutputOptions } from './profile';

export interface ReportCommandOptions extends OutputOptions, ScopeOptions, PlanOptions {
  readonly since?: number;
  readonly html?: string;
  readonly tokensWithin?: number;
  /** False: `--no-remember`. */
  readonly remember: boolean;
  readonly allowPartial?: boolean;
}

const GOT_WORSE: ExitCode = 5;

const reportHelp = `
Exit status:
  0  nothing got worse
  4  nothing that was read got worse, but an instance could not be read;
     --allow-partial makes it 0
  5  something got worse
  1, 2 and 3 as for all commands`;

export function addReportCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('report')
    .description('say what got worse since the last report, from stored data');
  addScopeOptions(command)
    .option('--since <date>', 'instead: since a date or time (UTC), or a span such as 7d', (text) =>
      parsePeriodTime(text, Date.now()),
    )
    .option('--html <file>', 'also write it as a page; - is standard output, without the text')
    .option(
      '--tokens-within <days>',
      'tell tokens that expire in so many days or less; otherwise 30, 7 and 1 days before',
      parseDays(1),
    )
    .option('--no-remember', 'let the next report tell the same again')
    .option(...allowPartialOption)
    .addHelpText('after', reportHelp);
  addQuestionPlanOptions(command, 'report', ['allowPartial']).action(
    (options: ReportCommandOptions) => run((invoker) => runReport(io, invoker, options)),
  );
}

/**
 * What is not known goes to stderr, so that what is mailed holds findings only. `keepsNews`: a page with news stays beside
 * the one that the next report replaces.
 */
export async function runReport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ReportCommandOptions,
  keepsNews = false,
): Promise<ExitCode> {
  const { allowPartial, json } = options;
  const asked = await findRequest(io, invoker, options);
  if (asked.ok && options.plan === true) {
    printQuestion(io, 'report.make', asked.value);
    const scope = scopeOfFilter({ profileIds: asked.value.profileIds ?? null });
    // As in a report: what was read in part can be told of.
    return printQuestionGaps(io, invoker, scope, options, ({ why }) => why !== 'notCovered');
  }
  const result = asked.ok
    ? await invoker.call('report.make', { ...asked.value, remember: false })
    : asked;
  if (!result.ok) return json === true ? printResult(io, result) : printProblem(io, result.problem);
  const report = result.value;
  const { out, err } = ioBeside(io, report.htmlFile);
  if (json === true) printResult({ ...io, out }, result);
  else {
    out(reportText(report));
    for (const gap of reportGaps(report)) err(messageLine(`${gap}.`));
  }
  const notKept = keepsNews ? await keepPageWithNews(report) : null;
  if (notKept) return printProblem(io, notKept);
  if (asked.ok && asked.value.remember !== false) {
    const problem = await rememberWrittenReport(io, invoker, report);
    if (problem) return printProblem(io, problem);
  }
  if (report.findings.length > 0) return GOT_WORSE;
  return exitCodeOf(report.unread.length === 0 ? 'full' : 'partial', allowPartial);
}

async function findRequest(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { since, html, tokensWithin, remember, apply, ...scopeOptions }: ReportCommandOptions,
): Promise<Result<RequestFor<'report.make'>>> {
  if (apply !== undefined) {
    const plan = await readQuestion(io, ['report.make'], apply);
    return plan.ok ? { ok: true, value: plan.value.request } : plan;
  }
  const scope = await findScope(io, invoker, scopeOptions);
  if (!scope.ok) return scope;
  return {
    ok: true,
    value: {
      profileIds: scope.value === null ? null : [...scope.value],
      since: since ?? null,
      tokenDays: tokensWithin ?? null,
      remember,
      htmlFile: html === undefined ? null : toOutFile(html),
    },
  };
}

const reportText = (report: Report): string =>
  [
    messageLine(`${reportHeadline(report)}.`),
    ...findingGroups(report).map(
      ({ title, findings }) =>
        `\n${messageLine(`${title} (${findings.length})`)}${findings
          .map((finding) => messageLine(`  ${findingSubject(finding)}: ${finding.text}`))
          .join('')}`,
    ),
    ...(report.knownNow.length === 0
      ? []
      : [
          `\n${messageLine('Known now, and not at the last report')}${report.knownNow
            .map((sentence) => messageLine(`  ${sentence}`))
            .join('')}`,
        ]),
    `\n${messageLine(`${standingText(report)}.`)}`,
  ].join('');
