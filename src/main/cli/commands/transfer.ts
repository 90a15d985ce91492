/** `latchkey transfer`: moves what a person owns to another one, in every instance. */
import { Option, type Command } from 'commander';
import type { BulkChange } from '../../../contract';
import { instanceKey } from '../../../contract/instance-key';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import { findProfileIds } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { jsonOption, printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import type { ApplyOptions } from './bulk-apply';
import { runOwnApply } from './own-apply';
import { runBulkPlan } from './bulk-plan';

type TransferOptions = ApplyOptions &
  AccountFilterOptions & {
    readonly who?: string;
    readonly newOwner?: string;
    readonly revokeTokens?: boolean;
    readonly apply?: string;
    readonly plan?: boolean;
  };

const transferHelp = `
In each instance, both are found by their e-mail address. For each account that the person owns,
the new owner gets the level OWNER first, and only when Domo shows that, the person is removed.
From accounts that they may only use, they are removed. What they may do through a group is shown
and stays. Nothing is written before --apply. A run that ends between the two writes leaves two
owners; a new plan removes the person.

With --revoke-tokens, their access tokens and API clients are items of the plan too, after the
accounts of each instance, where Domo lists them. Instances whose guard asks for it want --confirm.
Without it, they are not looked at.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addTransferCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('transfer')
    .description('move what a person owns to another person')
    .option('--who <email>', 'the person who leaves')
    .option('--new-owner <email>', 'the person who gets what they own')
    .option('--revoke-tokens', 'also revoke their access tokens and API clients')
    .addOption(
      new Option('--apply <plan>', 'make the writes of a plan: its id or its file').conflicts([
        'who',
        'newOwner',
        'revokeTokens',
        'plan',
      ]),
    )
    .option('--plan', 'print the plan as JSON, for --apply FILE')
    .option('--confirm <label...>', 'labels of instances whose guard asks for it')
    .option('--stop-on-error', 'begin no other write after the first failure')
    .option('--out <file>', 'also write what became of each write as CSV; - is stdout')
    .option(...jsonOption);
  addAccountFilterOptions(command)
    .addHelpText('after', transferHelp)
    .action((options: TransferOptions) => {
      const { who, newOwner, apply } = options;
      if (apply !== undefined)
        return run((invoker) =>
          runOwnApply(io, invoker, apply, options, { changes: ['transfer'] }),
        );
      if (who === undefined || newOwner === undefined)
        return command.error('error: name --who and --new-owner, or --apply');
      const wanted = { change: 'transfer' as const, who, newOwner, newOwners: [] };
      return run((invoker) => runTransferPlan(io, invoker, wanted, options));
    });
}

const APPLY_COMMAND = 'latchkey transfer --apply';

/** With their tokens, the instances themselves come after the accounts. */
async function runTransferPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  wanted: BulkChange,
  options: TransferOptions,
): Promise<ExitCode> {
  if (options.revokeTokens !== true)
    return runBulkPlan(io, invoker, wanted, options, [], APPLY_COMMAND);
  const ids = await findProfileIds(invoker, options.profile);
  if (!ids.ok) return printProblem(io, ids.problem);
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return printProblem(io, listed.problem);
  const instances = ids.value ?? listed.value.profiles.map(({ id }) => id);
  return runBulkPlan(io, invoker, wanted, options, instances.map(instanceKey), APPLY_COMMAND);
}
