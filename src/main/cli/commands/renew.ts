/** `latchkey renew`: renews the access tokens of instances. */
import { Option, type Command } from 'commander';
import { addChangePlanOptions } from '../apply-option';
import { parseDays } from '../parse-days';
import { createProblem, type BulkChange, type Result } from '../../../contract';
import { instanceKey } from '../../../contract/instance-key';
import { findProfile } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { choosesInstances, listScoped, type ScopeOptions } from '../scope-options';
import type { ApplyOptions } from './bulk-apply';
import { runOwnApply } from './own-apply';
import { planAndShow } from './bulk-plan';
import { renewedAccountsText, runRenewAccounts, type RenewAccountsOptions } from './renew-accounts';

interface RenewOptions extends ApplyOptions, RenewAccountsOptions, ScopeOptions {
  readonly all?: boolean;
  readonly days: number;
  readonly old?: readonly string[];
  readonly apply?: string;
  readonly accounts?: boolean;
}

const renewHelp = `
For each instance, a new token is created for the user of the present one, kept in the keychain,
tried, and put to use; only then the old one is revoked. A run that is killed leaves a token that
works; a new plan goes on with it, and revokes what was created and lost.

Where its user has several tokens, Domo does not say which one Latchkey uses: the old one then
stays, unless --old names it. \`latchkey tokens --all --json\` has the ids. Domo may refuse to
create a token in this way; the plan cannot know that before.

Accounts of other instances may hold the old token (Domo access token, DataSet Copy, Governance).
As a second step they get the new one; this plan too is applied with --apply:
  latchkey renew --accounts --all
Planned are those that are known to hold a token that was renewed. With --hidden also those whose
token Domo hides; one that names no instance gets the token of --token-of. Before a write the
instance is asked whether the new token works. Accounts with another token are left as they are.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addRenewCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('renew')
    .description('renew the access tokens of instances')
    .option('--profile <label...>', 'these instances')
    .option('--group <group>', 'the instances of this group')
    .option('--view <name>', 'the instances of a saved view')
    .addOption(new Option('--all', 'all instances').conflicts(['profile', 'group', 'view']))
    .option('--days <days>', 'life of the new tokens', parseDays(1), 365)
    .option('--old <token...>', 'the token in use, where its user has several: LABEL:TOKENID')
    .option(
      '--accounts',
      'plan the second step: accounts that hold a renewed token of these instances',
    )
    .option('--hidden', 'with --accounts: also accounts whose token Domo hides')
    .option('--token-of <label>', 'with --accounts: whose token accounts get that name no instance')
    .addHelpText('after', renewHelp);
  addChangePlanOptions(command).action((options: RenewOptions) => {
    const { apply, all } = options;
    if (apply !== undefined) return run((invoker) => runRenewApply(io, invoker, apply, options));
    if (all !== true && !choosesInstances(options))
      return command.error('error: name --profile, --group, --view or --all, or --apply');
    if (options.accounts !== true && (options.hidden === true || options.tokenOf !== undefined))
      return command.error('error: --hidden and --token-of are for --accounts');
    return run((invoker) => runRenewPlan(io, invoker, options));
  });
}

async function runRenewApply(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  options: ApplyOptions,
): Promise<ExitCode> {
  const code = await runOwnApply(io, invoker, plan, options, { changes: ['renew', 'giveToken'] });
  io.err(await renewedAccountsText(invoker));
  return code;
}

async function runRenewPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: RenewOptions,
): Promise<ExitCode> {
  const { days, old = [] } = options;
  const profiles = await listScoped(io, invoker, options);
  if (!profiles.ok) return printProblem(io, profiles.problem);
  if (options.accounts === true) {
    const chosen = choosesInstances(options) ? profiles.value : null;
    return runRenewAccounts(io, invoker, chosen, options);
  }
  const change: Extract<BulkChange, { change: 'renew' }> = { change: 'renew', days, old: [] };
  for (const named of old) {
    const found = await findOldToken(invoker, named);
    if (!found.ok) return printProblem(io, found.problem);
    change.old.push(found.value);
  }
  const keys = profiles.value.map(({ id }) => instanceKey(id));
  const request = { wanted: change, accounts: keys, applyWith: 'latchkey renew --apply' };
  return planAndShow(io, invoker, request, options);
}

/** A label may have colons; the id of a token has none. */
async function findOldToken(
  invoker: OperationInvoker,
  named: string,
): Promise<Result<{ profileId: string; tokenId: string }>> {
  const at = named.lastIndexOf(':');
  const tokenId = named.slice(at + 1);
  if (at < 1 || !/^[\w-]{1,100}$/u.test(tokenId)) {
    const message = `${JSON.stringify(named)} does not name a token.`;
    return {
      ok: false,
      problem: createProblem('invalidRequest', message, { next: 'Write LABEL:TOKENID.' }),
    };
  }
  const profile = await findProfile(invoker, named.slice(0, at));
  return profile.ok ? { ok: true, value: { profileId: profile.value.id, tokenId } } : profile;
}
