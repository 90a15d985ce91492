/** `latchkey overview` */
import type { Command } from 'commander';
import { coverageText } from '../../../contract/coverage-text';
import { describeInstant } from '../../../contract/instants';
import type { ResponseFor } from '../../../contract';
import type { CommandLineIo } from '../io';
import { formatTable, jsonOption, messageLine, printProblem, printResult } from '../print';
import type { RunInvoking } from '../run-invoking';
import { addScopeOptions, findScope, NO_INSTANCES, type ScopeOptions } from '../scope-options';
import { callAndPrint, type OutputOptions } from './profile';
import { formatCount } from '../../../contract/counted';

type Overview = ResponseFor<'inventory.overview'>;

export function addOverviewCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('overview')
    .description('sum up instances: providers, states, ages, coverage, changes and use');
  addScopeOptions(command)
    .option(...jsonOption)
    .action((options: OutputOptions & ScopeOptions) =>
      run(async (invoker) => {
        const scope = await findScope(io, invoker, options);
        if (!scope.ok)
          return options.json === true ? printResult(io, scope) : printProblem(io, scope.problem);
        const request = { profileIds: scope.value && [...scope.value] };
        return callAndPrint(io, invoker, 'inventory.overview', request, options, overviewText);
      }),
    );
}

const timeOrNever = (at: number | null): string => (at === null ? 'never' : describeInstant(at));

const ageWords: Readonly<Record<Overview['ages'][number]['band'], string>> = {
  months3: 'modified under 90 days ago',
  year1: 'modified 90 days to 1 year ago',
  years2: 'modified 1 to 2 years ago',
  older: 'modified over 2 years ago',
  unknown: 'time of change not told by Domo',
};

/** Tables with a blank line between them. An inventory without instances has one line. */
function overviewText(overview: Overview): string {
  if (overview.instances.length === 0) return messageLine(NO_INSTANCES);
  return [
    accountFigures(overview),
    formatTable(
      ['PROVIDER', 'ACCOUNTS'],
      overview.providers.map((each) => [
        each.name ?? each.dataProviderType,
        formatCount(each.count),
      ]),
    ),
    instanceFigures(overview),
    ...(overview.oldest.length === 0 ? [] : [oldestAccounts(overview)]),
  ].join('\n');
}

const accountFigures = (overview: Overview): string =>
  formatTable(
    ['WHAT', 'ACCOUNTS'],
    [
      ['accounts', overview.accounts],
      ['OAuth accounts', overview.oauth],
      ['valid', overview.valid],
      ['invalid', overview.invalid],
      ...overview.ages.map((each) => [ageWords[each.band], each.count] as const),
      ['no dataset uses it', overview.unused],
      ['use not known', overview.useUnknown],
      ['config never read', overview.configsNotRead],
      ['access list never read', overview.accessNotRead],
    ].map(([what, figure]) => [String(what), formatCount(Number(figure))]),
  );

/** Changes are counted from a later time where there were too many snapshots. */
const instanceFigures = ({ instances, changesFrom }: Overview): string =>
  messageLine(`Changes since ${describeInstant(changesFrom)}:`) +
  formatTable(
    ['INSTANCE', 'ACCOUNTS', 'INVALID', 'NEW', 'GONE', 'CHANGED', 'READ', 'CONFIGS', 'COVERAGE'],
    instances.map(({ label, accounts, oauth, invalid, changes, readAt, detailsFrom, ...last }) => [
      label,
      formatCount(accounts + oauth),
      formatCount(invalid),
      formatCount(changes.added),
      formatCount(changes.removed),
      formatCount(changes.changed),
      timeOrNever(readAt),
      timeOrNever(detailsFrom),
      last.problem === null
        ? coverageText(last.coverage)
        : `last sync failed: ${last.problem.code}`,
    ]),
  );

const oldestAccounts = ({ oldest, instances }: Overview): string => {
  const labels = new Map(instances.map(({ profileId, label }) => [profileId, label]));
  return formatTable(
    ['OLDEST', 'INSTANCE', 'PROVIDER', 'MODIFIED'],
    oldest.map(({ profileId, kind, id, displayName, dataProviderType, modifiedAt }) => [
      `${kind} ${String(id)} ${displayName || '(no name)'}`,
      labels.get(profileId) ?? profileId,
      dataProviderType,
      describeInstant(modifiedAt),
    ]),
  );
};
