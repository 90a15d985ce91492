/** `latchkey transfer`: moves what a person owns to another one, in every instance. */
import type { Command } from 'commander';
import type { AccountKey, InventoryScope, Result } from '../../../contract';
import { instanceKey } from '../../../contract/instance-key';
import { MAX_SEARCHED_ACCOUNTS } from '../../../contract/zod-free';
import { addChangePlanOptions } from '../apply-option';
import { addAccountFilterOptions } from '../account-filter-options';
import type { CommandLineIo } from '../io';
import { addNamedAccountOptions } from '../named-accounts';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import type { ApplyOptions } from './bulk-apply';
import { parseNewOwners } from './new-owners';
import { runOwnApply } from './own-apply';
import {
  listChosenAccounts,
  planAndShow,
  type ChoiceOptions,
  type ListedAccounts,
  type ShownPlanOptions,
} from './bulk-plan';

type TransferOptions = ApplyOptions &
  ChoiceOptions & {
    readonly who?: string;
    readonly newOwner?: string;
    readonly newOwnerIn?: readonly string[];
    readonly revokeTokens?: boolean;
    readonly apply?: string;
  } & ShownPlanOptions;

const transferHelp = `
In each instance, both are found by their e-mail address. For each account that the person owns,
the new owner gets the level OWNER first, and only when Domo shows that, the person is removed.
From accounts that they may only use, they are removed. What they may do through a group is shown
and stays. Nothing is written before --apply. A run that ends between the two writes leaves two
owners; a new plan removes the person.

With --revoke-tokens, their access tokens and API clients are items of the plan too, after the
accounts of each instance, where Domo lists them. Instances whose guard asks for it want --confirm.
Without it, they are not looked at.

Instances of which the inventory may lack accounts are named on stderr as partial, and are items
of the plan of which nothing is written: what is not in the inventory is not looked at. So are
accounts that Domo refuses to open: they may be the person's. An account with a group that could
not be read is one more item, beside what is taken away from the person: they may keep access
through the group. A plan with any of these ends with 4. Where no instance has the person, or the
new owner of anything, it ends with 1.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addTransferCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('transfer')
    .description('move what a person owns to another person')
    .option('--who <email>', 'the person who leaves')
    .option('--new-owner <email>', 'the person who gets what they own')
    .option('--new-owner-in <owner...>', 'another new owner in an instance: LABEL=EMAIL')
    .option('--revoke-tokens', 'also revoke their access tokens and API clients');
  addChangePlanOptions(addNamedAccountOptions(addAccountFilterOptions(command)))
    .addHelpText('after', transferHelp)
    .action((options: TransferOptions) => {
      const { who, newOwner, apply } = options;
      if (apply !== undefined)
        return run((invoker) =>
          runOwnApply(io, invoker, apply, options, { changes: ['transfer'] }),
        );
      if (who === undefined || newOwner === undefined)
        return command.error('error: name --who and --new-owner, or --apply');
      return run((invoker) => runTransferPlan(io, invoker, { ...options, who, newOwner }));
    });
}

const APPLY_COMMAND = 'latchkey transfer --apply';

/** With their tokens, the instances themselves come after the accounts. */
async function runTransferPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: TransferOptions & { readonly who: string; readonly newOwner: string },
): Promise<ExitCode> {
  const { who, newOwner, newOwnerIn = [] } = options;
  const owners = await parseNewOwners(invoker, newOwnerIn);
  if (!owners.ok) return printProblem(io, owners.problem);
  const wanted = { change: 'transfer' as const, who, newOwner, newOwners: owners.value };
  // Most accounts belong to others than the person who leaves, and are only looked at.
  const chosen = await listChosenAccounts(io, invoker, options, MAX_SEARCHED_ACCOUNTS);
  if (!chosen.ok) return printProblem(io, chosen.problem);
  const { accounts, allOf } = chosen.value;
  const keys = options.revokeTokens === true ? await listInstances(invoker, chosen.value) : NONE;
  if (!keys.ok) return printProblem(io, keys.problem);
  const all = [...accounts, ...keys.value];
  const plan = { wanted, accounts: all, allOf, applyWith: APPLY_COMMAND };
  return planAndShow(io, invoker, plan, options);
}

const NONE = { ok: true, value: [] } as const;

/** Of the chosen part; of accounts that were named, their own. */
async function listInstances(
  invoker: OperationInvoker,
  { accounts, allOf }: ListedAccounts,
): Promise<Result<readonly AccountKey[]>> {
  const own = [...new Set(accounts.map(({ profileId }) => profileId))];
  const { profileIds, group }: Pick<InventoryScope, 'profileIds' | 'group'> = allOf ?? {
    profileIds: own,
  };
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const instances = listed.value.profiles.filter(
    (profile) =>
      (profileIds === null || profileIds.includes(profile.id)) &&
      (group === undefined || profile.group === group),
  );
  return { ok: true, value: instances.map(({ id }) => instanceKey(id)) };
}
