/** `latchkey accounts list`. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { inventorySortFieldSchema, type InventoryRow, type InventorySort } from '../../../contract';
import { describeInstant } from '../../../contract/instants';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import { findChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
} from '../print';
import type { RunInvoking } from '../run-invoking';
import type { OutputOptions } from './profile';

interface ListCommandOptions extends AccountFilterOptions, OutputOptions {
  readonly sort?: InventorySort['field'] | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

export function addAccountsCommands(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const list = program
    .command('accounts')
    .description('list accounts of the inventory')
    .command('list')
    .description('list accounts that meet all conditions, as last read');
  addAccountFilterOptions(list)
    .addOption(
      new Option('--sort <field>', 'order (default: the name, or that of the view)').choices(
        inventorySortFieldSchema.options,
      ),
    )
    .option('--descending', 'the other way round')
    .option('--limit <n>', 'most accounts to list, up to 1000', parseLimit, 100)
    .option(...jsonOption)
    .action((options: ListCommandOptions) => run((invoker) => runList(io, invoker, options)));
}

function parseLimit(text: string): number {
  if (/^[1-9]\d{0,2}$|^1000$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number from 1 to 1000.');
}

async function runList(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ListCommandOptions,
): Promise<ExitCode> {
  const print = options.json === true ? printResult : null;
  const chosen = await findChosenAccounts(io, invoker, options);
  if (!chosen.ok) return print ? print(io, chosen) : printProblem(io, chosen.problem);
  const { filter, sort: ofView } = chosen.value;
  const sort = toSort(options, ofView);
  const found = await invoker.call('inventory.search', { filter, sort, limit: options.limit });
  if (print) return print(io, found);
  if (!found.ok) return printProblem(io, found.problem);
  const profiles = await invoker.call('profile.list', {});
  if (!profiles.ok) return printProblem(io, profiles.problem);
  const labels = new Map(profiles.value.profiles.map(({ id, label }) => [id, label]));
  const { rows, total, atLeast } = found.value;
  if (rows.length === 0) io.out('No account meets all conditions.\n');
  else io.out(accountTable(rows, labels));
  if (atLeast) io.err(messageLine(`Listed ${rows.length}; there are more.`));
  else if (total > rows.length) io.err(messageLine(`Listed ${rows.length} of ${total}.`));
  return 0;
}

function toSort(
  { sort, descending }: ListCommandOptions,
  ofView: InventorySort | null,
): InventorySort {
  const before = ofView ?? { field: 'displayName', direction: 'ascending' };
  const direction = sort === undefined ? before.direction : 'ascending';
  return {
    field: sort ?? before.field,
    direction: descending === true ? 'descending' : direction,
  };
}

const orUnknown = (value: string | number | null): string => (value === null ? '-' : `${value}`);

const accountTable = (rows: readonly InventoryRow[], labels: ReadonlyMap<string, string>): string =>
  formatTable(
    [
      'INSTANCE',
      'KIND',
      'ID',
      'NAME',
      'PROVIDER',
      'STATE',
      'OWNER',
      'DATASETS',
      'MODIFIED',
      'FOUND IN',
    ],
    rows.map((row) => [
      labels.get(row.profileId) ?? row.profileId,
      row.kind,
      `${row.id}`,
      row.displayName === '' ? row.name : row.displayName,
      row.dataProviderType,
      row.valid === null ? '-' : row.valid ? 'valid' : 'invalid',
      orUnknown(row.owner),
      orUnknown(row.datasetCount),
      row.modifiedAt === null ? '-' : describeInstant(row.modifiedAt),
      row.matched?.join(', ') ?? '',
    ]),
  );
