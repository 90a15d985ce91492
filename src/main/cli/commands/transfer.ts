/** `latchkey transfer`: moves what a person owns to another one, in every instance. */
import { Option, type Command } from 'commander';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import type { CommandLineIo } from '../io';
import { jsonOption } from '../print';
import type { RunInvoking } from '../run-invoking';
import { runApply, type ApplyOptions } from './bulk-apply';
import { runBulkPlan } from './bulk-plan';

type TransferOptions = ApplyOptions &
  AccountFilterOptions & {
    readonly who?: string;
    readonly newOwner?: string;
    readonly apply?: string;
    readonly plan?: boolean;
  };

const transferHelp = `
In each instance, both are found by their e-mail address. For each account that the person owns,
the new owner gets the level OWNER first, and only when Domo shows that, the person is removed.
From accounts that they may only use, they are removed. What they may do through a group is shown
and stays. Nothing is written before --apply. A run that ends between the two writes leaves two
owners; a new plan removes the person.

Access tokens and API clients of the person are not looked at: revoke them in Domo.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addTransferCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('transfer')
    .description('move what a person owns to another person')
    .option('--who <email>', 'the person who leaves')
    .option('--new-owner <email>', 'the person who gets what they own')
    .addOption(
      new Option('--apply <plan>', 'make the writes of a plan: its id or its file').conflicts([
        'who',
        'newOwner',
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
      if (apply !== undefined) return run((invoker) => runApply(io, invoker, apply, options));
      if (who === undefined || newOwner === undefined)
        return command.error('error: name --who and --new-owner, or --apply');
      const wanted = { change: 'transfer' as const, who, newOwner, newOwners: [] };
      return run((invoker) => runBulkPlan(io, invoker, wanted, options));
    });
}
