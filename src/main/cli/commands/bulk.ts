/** `latchkey bulk`: one change to many accounts. Planning writes nothing; `apply` runs just that plan. */
import { Option, type Command } from 'commander';
import { grantedLevelSchema, type BulkChange, type GrantedLevel } from '../../../contract';
import { addAccountFilterOptions } from '../account-filter-options';
import { addPlanOptions, addRunOptions } from '../apply-option';
import type { CommandLineIo } from '../io';
import { addNamedAccountOptions } from '../named-accounts';
import { jsonOption } from '../print';
import type { RunInvoking } from '../run-invoking';
import { runApply, runShow, type ApplyOptions } from './bulk-apply';
import { runBulkList, runBulkRemove } from './bulk-list';
import { runBulkPlan, runUndoPlan, type BulkPlanOptions, type ShownPlanOptions } from './bulk-plan';
import type { OutputOptions } from './profile';

const bulkHelp = `
Each of rename, share, delete and undo shows what it would write, and writes nothing.
Filters choose the accounts, or --account LABEL:ID and --accounts-from FILE name them one by one.
\`latchkey bulk apply PLAN\` then makes just these writes, each only if its account is
still as planned. PLAN is the plan's id, or a file that --plan printed (\`-\`: stdin).
Apply it again to make what is left: nothing is written twice.

Exit status of apply:
  0  everything was done, or there was nothing to do
  1  a write was refused or made only in part, or its outcome is unknown
  4  something is left: an instance did not answer, or --stop-on-error stopped it`;

const templateHelp =
  'the new name; {name}, {provider}, {instance}, {id} and {n} stand for those of the account';

export function addBulkCommands(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const bulk = program
    .command('bulk')
    .description('plan and make one change to many accounts')
    .addHelpText('after', bulkHelp);
  const plan = (
    name: string,
    about: string,
    options: (command: Command) => Command,
    wanted: (chosen: never, command: Command) => BulkChange,
  ): void => {
    const command = options(bulk.command(name).description(about));
    const choosing = addNamedAccountOptions(addAccountFilterOptions(command));
    addPlanOptions(choosing, 'latchkey bulk apply').action((chosen: BulkPlanOptions) => {
      const change = wanted(chosen as never, command);
      return run((invoker) => runBulkPlan(io, invoker, change, chosen));
    });
  };
  plan(
    'rename',
    'plan other display names',
    (command) =>
      command
        .requiredOption('--template <text>', templateHelp)
        .option('--find <text>', 'replace only this part of the name', ''),
    ({ template, find }: { template: string; find: string }) => ({
      change: 'rename',
      template,
      find,
    }),
  );
  plan(
    'share',
    'plan access for one user or group',
    (command) =>
      command
        .addOption(
          new Option('--with-user <email>', 'the e-mail address of a user').conflicts('withGroup'),
        )
        .option('--with-group <name>', 'the whole name of a group')
        .addOption(
          new Option('--level <level>', 'NONE removes the access')
            .choices(grantedLevelSchema.options)
            .makeOptionMandatory(),
        ),
    ({ withUser, withGroup, level }: ShareOptions, command) => ({
      change: 'share',
      type: withGroup === undefined ? 'USER' : 'GROUP',
      who: withGroup ?? withUser ?? command.error('error: name --with-user or --with-group'),
      accessLevel: level,
    }),
  );
  plan(
    'delete',
    'plan deleting accounts for good',
    (command) => command,
    () => ({ change: 'delete' }),
  );
  addRunCommands(bulk, io, run);
}

interface ShareOptions {
  readonly withUser?: string;
  readonly withGroup?: string;
  readonly level: GrantedLevel;
}

function addRunCommands(bulk: Command, io: CommandLineIo, run: RunInvoking): void {
  addPlanOptions(bulk.command('undo'), 'latchkey bulk apply')
    .argument('<id>', 'a run that renamed accounts, or gave streams another account')
    .description('plan giving back the names, or accounts of streams, of before a run')
    .action((id: string, options: ShownPlanOptions) =>
      run((invoker) => runUndoPlan(io, invoker, id, options)),
    );
  addRunOptions(bulk.command('apply'))
    .argument('<plan>', 'the id of a plan, or its file; - is stdin')
    .description('make the writes of a plan that are left')
    .action((plan: string, options: ApplyOptions) =>
      run((invoker) => runApply(io, invoker, plan, options)),
    );
  bulk
    .command('show')
    .argument('<id>')
    .description('show a plan, and what became of each write')
    .option('--out <file>', 'write it as CSV; - is stdout')
    .option(...jsonOption)
    .action((id: string, options: ApplyOptions) =>
      run((invoker) => runShow(io, invoker, id, options)),
    );
  bulk
    .command('list')
    .description('list plans and runs of the last 30 days')
    .option(...jsonOption)
    .action((options: OutputOptions) => run((invoker) => runBulkList(io, invoker, options)));
  bulk
    .command('remove')
    .argument('<id>')
    .description('forget a plan; what is left of it is never written')
    .option(...jsonOption)
    .action((id: string, options: OutputOptions) =>
      run((invoker) => runBulkRemove(io, invoker, id, options)),
    );
}
