/** `latchkey compare instances`: whole instances, as they were last read. */
import {
  problem,
  type InstanceMatrix,
  type InstanceRow,
  type Relation,
  type RequestFor,
  type Result,
} from '../../../contract';
import { instanceTableWithAges, strongest } from '../../comparison';
import { instancesText } from '../instances';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { profilesNamed } from '../named';
import type { ExitCode } from '../print';
import { printCompared, type Compared, type CompareOptions } from './compared';

export interface CompareInstancesOptions extends CompareOptions {
  readonly ignorePrefix?: readonly string[] | undefined;
  readonly ignoreSuffix?: readonly string[] | undefined;
  readonly environmentWords?: readonly string[] | undefined;
  readonly matchCase?: true | undefined;
  readonly differencesOnly?: true | undefined;
  readonly missingOnly?: true | undefined;
  readonly invalidOnly?: true | undefined;
  readonly provider?: readonly string[] | undefined;
}

type Request = RequestFor<'comparison.instances'>;

const PAGE = 500;

export async function compareInstances(
  io: Io,
  invoker: Invoker,
  labels: readonly string[],
  options: CompareInstancesOptions,
): Promise<ExitCode> {
  return printCompared(io, await compared(invoker, labels, options), options);
}

async function compared(
  invoker: Invoker,
  labels: readonly string[],
  options: CompareInstancesOptions,
): Promise<Result<Compared>> {
  const request = await requestOf(invoker, labels, options);
  if (!request.ok) return request;
  const all = await everyPage(invoker, request.value);
  if (!all.ok) return all;
  const verdict = await verdictOf(invoker, request.value, all.value);
  if (!verdict.ok) return verdict;
  const matrix = all.value;
  return {
    ok: true,
    value: {
      verdict: verdict.value,
      json: matrix,
      text: () => instancesText(matrix, verdict.value),
      table: () => instanceTableWithAges(matrix),
    },
  };
}

async function requestOf(
  invoker: Invoker,
  labels: readonly string[],
  options: CompareInstancesOptions,
): Promise<Result<Request>> {
  const { baseline, provider } = options;
  const named = await profilesNamed(invoker, [
    ...labels,
    ...(baseline === undefined ? [] : [baseline]),
  ]);
  if (!named.ok) return named;
  const ids = named.value.map(({ id }) => id);
  const profileIds = ids.slice(0, labels.length);
  const index = baseline === undefined ? null : profileIds.indexOf(ids[labels.length] ?? '');
  if (index === -1) {
    const words = `The baseline ${JSON.stringify(baseline)} is none of the instances.`;
    return { ok: false, problem: problem('invalidRequest', words) };
  }
  return {
    ok: true,
    value: {
      profileIds,
      baseline: index,
      rule: {
        ignoreCase: options.matchCase !== true,
        prefixes: [...(options.ignorePrefix ?? [])],
        suffixes: [...(options.ignoreSuffix ?? [])],
        environmentWords: [...(options.environmentWords ?? [])],
      },
      filter: {
        differencesOnly: options.differencesOnly === true,
        missingOnly: options.missingOnly === true,
        invalidOnly: options.invalidOnly === true,
        dataProviderTypes: provider ? [...provider] : null,
      },
    },
  };
}

async function everyPage(invoker: Invoker, request: Request): Promise<Result<InstanceMatrix>> {
  const rows: InstanceRow[] = [];
  for (;;) {
    const page = await invoker.call('comparison.instances', {
      ...{ ...request, offset: rows.length, limit: PAGE },
    });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length === 0 || rows.length >= page.value.total) {
      return { ok: true, value: { ...page.value, rows } };
    }
  }
}

/**
 * Of all that was compared, whatever is shown of it; of some providers when they were named. A list that was never
 * read may hold anything.
 */
async function verdictOf(
  invoker: Invoker,
  request: Request,
  { instances, summary }: InstanceMatrix,
): Promise<Result<Relation>> {
  const unlisted = instances.some(
    ({ accountsReadAt, oauthReadAt }) => accountsReadAt === null || oauthReadAt === null,
  );
  const said: Relation[] = unlisted ? ['unknown'] : [];
  const providers = request.filter?.dataProviderTypes ?? null;
  if (providers === null) {
    if ((summary?.different ?? 0) > 0) said.push('different');
    if ((summary?.unknown ?? 0) > 0) said.push('unknown');
    return { ok: true, value: strongest(said) };
  }
  const all = await everyPage(invoker, { ...request, filter: { dataProviderTypes: providers } });
  if (!all.ok) return all;
  return { ok: true, value: strongest([...said, ...all.value.rows.map((row) => row.verdict)]) };
}
