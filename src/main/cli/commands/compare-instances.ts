/** `latchkey compare instances`. */
import {
  createProblem,
  type InstanceMatrix,
  type InstanceRow,
  type Relation,
  type RequestFor,
  type Result,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import { instanceMatrixTableWithAges, combineRelations } from '../../comparison/engine';
import { instanceMatrixText } from '../matrix-text';
import type { OperationInvoker } from '../operation-invoker';
import type { CommandLineIo } from '../io';
import { findProfiles } from '../find-profile';
import { toMatchRule, type MatchOptions } from '../match-options';
import { toPrintable, type ExitCode } from '../print';
import {
  printComparison,
  type PrintableComparison,
  type CompareCommandOptions,
} from './print-comparison';

export interface CompareInstancesCommandOptions extends CompareCommandOptions, MatchOptions {
  readonly differencesOnly?: true | undefined;
  readonly missingOnly?: true | undefined;
  readonly invalidOnly?: true | undefined;
  readonly sharedOnly?: true | undefined;
  /** False: match by the given rule alone. */
  readonly guess?: boolean | undefined;
  readonly provider?: readonly string[] | undefined;
}

type ComparisonRequest = RequestFor<'comparison.instances'>;

const ROWS_PER_PAGE = 500;

export async function runCompareInstances(
  io: CommandLineIo,
  invoker: OperationInvoker,
  labels: readonly string[],
  options: CompareInstancesCommandOptions,
): Promise<ExitCode> {
  const compared = await compareNamedInstances(invoker, labels, options);
  if (compared.ok) io.err(guessText(compared.value.guess));
  return printComparison(io, compared, options);
}

async function compareNamedInstances(
  invoker: OperationInvoker,
  labels: readonly string[],
  options: CompareInstancesCommandOptions,
): Promise<Result<PrintableComparison & Pick<InstanceMatrix, 'guess'>>> {
  const request = await buildComparisonRequest(invoker, labels, options);
  if (!request.ok) return request;
  const all = await readAllPages(invoker, request.value);
  if (!all.ok) return all;
  const verdict = await overallVerdict(invoker, request.value, all.value);
  if (!verdict.ok) return verdict;
  const matrix = all.value;
  return {
    ok: true,
    value: {
      verdict: verdict.value,
      json: matrix,
      guess: matrix.guess,
      text: () => instanceMatrixText(matrix, verdict.value),
      table: () => instanceMatrixTableWithAges(matrix),
    },
  };
}

/** Empty if no word is ignored. */
function guessText(guess: InstanceMatrix['guess']): string {
  const words = guess?.words.filter(({ on }) => on) ?? [];
  if (guess === null || words.length === 0) return '';
  const [list, n] = [words.map(({ word }) => toPrintable(word)).join(', '), guess.matched];
  return `Matching ignores ${list}, found in the names: ${counted(n, 'more account matches', 'more accounts match')}. --no-guess matches whole names.\n`;
}

async function buildComparisonRequest(
  invoker: OperationInvoker,
  labels: readonly string[],
  options: CompareInstancesCommandOptions,
): Promise<Result<ComparisonRequest>> {
  const { baseline, provider } = options;
  const profiles = await findProfiles(invoker, [
    ...labels,
    ...(baseline === undefined ? [] : [baseline]),
  ]);
  if (!profiles.ok) return profiles;
  const ids = profiles.value.map(({ id }) => id);
  const profileIds = ids.slice(0, labels.length);
  const index = baseline === undefined ? null : profileIds.indexOf(ids[labels.length] ?? '');
  if (index === -1) {
    const message = `The baseline ${JSON.stringify(baseline)} is not one of the instances.`;
    return { ok: false, problem: createProblem('invalidRequest', message) };
  }
  return {
    ok: true,
    value: {
      profileIds,
      baseline: index,
      guess: options.guess === false ? null : {},
      rule: toMatchRule(options),
      filter: {
        differencesOnly: options.differencesOnly === true,
        missingOnly: options.missingOnly === true,
        invalidOnly: options.invalidOnly === true,
        single: options.sharedOnly === true ? 'without' : 'with',
        dataProviderTypes: provider ? [...provider] : null,
      },
    },
  };
}

async function readAllPages(
  invoker: OperationInvoker,
  request: ComparisonRequest,
): Promise<Result<InstanceMatrix>> {
  const rows: InstanceRow[] = [];
  for (;;) {
    const page = await invoker.call('comparison.instances', {
      ...request,
      offset: rows.length,
      limit: ROWS_PER_PAGE,
    });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length === 0 || rows.length >= page.value.total) {
      return { ok: true, value: { ...page.value, rows } };
    }
  }
}

const countedRelations = ['different', 'unknown', 'sameAsWritten', 'differsAsWritten'] as const;

/**
 * The verdict on all compared accounts, also those that a filter hides. `--provider` limits it to these providers. If
 * the list of an instance was never read, the verdict is not `same`.
 */
async function overallVerdict(
  invoker: OperationInvoker,
  request: ComparisonRequest,
  { instances, summary }: InstanceMatrix,
): Promise<Result<Relation>> {
  const unlisted = instances.some(
    ({ accountsReadAt, oauthReadAt }) => accountsReadAt === null || oauthReadAt === null,
  );
  const relations: Relation[] = unlisted ? ['unknown'] : [];
  const providers = request.filter?.dataProviderTypes ?? null;
  if (providers === null) {
    for (const each of countedRelations) if ((summary?.[each] ?? 0) > 0) relations.push(each);
    return { ok: true, value: combineRelations(relations) };
  }
  const all = await readAllPages(invoker, { ...request, filter: { dataProviderTypes: providers } });
  if (!all.ok) return all;
  return {
    ok: true,
    value: combineRelations([...relations, ...all.value.rows.map((row) => row.verdict)]),
  };
}
