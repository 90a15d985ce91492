/** `latchkey clone`: creates an account in other instances that lack it. */
import type { Command } from 'commander';
import {
  createProblem,
  type ConfigValues,
  type Problem,
  type RequestFor,
  type Result,
} from '../../../contract';
import { addChangePlanOptions } from '../apply-option';
import type { CommandLineIo } from '../io';
import { addMatchOptions, toMatchRule, type MatchOptions } from '../match-options';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { addSecretOptions, refuseWrongSources } from '../secret-options';
import type { SecretOptions } from '../secret-source';
import { findTargets, type TargetOptions } from '../target-options';
import type { ApplyOptions } from './bulk-apply';
import { planAndShow, type ShownPlanOptions } from './bulk-plan';
import { parseAccountName } from '../account-name';
import { namesOfAskedSecrets, runOwnApply, type OwnChanges } from './own-apply';

interface PlanOptions extends MatchOptions, TargetOptions, ShownPlanOptions {
  readonly name?: string;
  readonly displayName?: string;
  readonly set?: readonly string[];
  readonly newSecret?: readonly string[];
  readonly leaveOut?: readonly string[];
  readonly access?: boolean;
}

type CloneOptions = PlanOptions & ApplyOptions & SecretOptions & { readonly apply?: string };

const APPLY_WITH = 'latchkey clone --apply';

/** Without its secrets, nothing is created, and the plan waits. */
const clones: OwnChanges = {
  changes: ['clone'],
  secretsOf: namesOfAskedSecrets,
  canWait: true,
};

const cloneHelp = `
First plan, which writes nothing:
  latchkey clone Development:71 --to Production Staging --set username=svc_prod
Then apply that plan; apply it again to make what is left, and nothing is written twice:
  latchkey clone --apply PLAN

An instance that has the account already is left out: accounts count as the same as in
\`latchkey compare instances\` without guessed words, and pairings made by hand come first. The new
account gets the values of the source, except those of --set. Secrets that Domo returns are filled
in, except those of --new-secret. Those, and the ones that Domo hides, are asked for when the plan
is applied; several at once are a JSON object, such as {"Development:71 password": "…"}. --leave-out
names fields that Domo does not return and that the account is created without.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addCloneCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('clone')
    .description('create an account of one instance in others that lack it')
    .argument('[account]', 'the source: LABEL:ID, or LABEL:oauth:ID')
    .option('--to <label...>', 'the instances that get it')
    .option('--group <group>', 'the instances of this group get it')
    .option('--name <name>', 'name of the new account; the source’s if left out')
    .option('--display-name <name>', 'display name of the new account; the source’s if left out')
    .option('--set <field=value...>', 'another value of a field that is not secret')
    .option('--new-secret <field...>', 'secret fields that do not get the source’s value')
    .option('--leave-out <field...>', 'fields that Domo does not return: create it without them')
    .option('--access', 'give people and groups the access that they have to the source')
    .addHelpText('after', cloneHelp);
  addChangePlanOptions(addSecretOptions(addMatchOptions(command))).action(
    (account: string | undefined, options: CloneOptions) => {
      const { to, group, apply } = options;
      refuseWrongSources(command, options, apply);
      if (apply !== undefined && account !== undefined)
        return command.error('error: a plan names its account itself');
      if (apply !== undefined)
        return run((invoker) => runOwnApply(io, invoker, apply, options, clones));
      if (account === undefined || (to === undefined && group === undefined))
        return command.error('error: name an account, and --to or --group; or --apply');
      return run((invoker) => runClonePlan(io, invoker, account, options));
    },
  );
}

async function runClonePlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  account: string,
  options: PlanOptions,
): Promise<ExitCode> {
  const source = await parseAccountName(invoker, account);
  if (!source.ok) return printProblem(io, source.problem);
  const to = await findTargets(io, invoker, options, source.value.profileId);
  if (!to.ok) return printProblem(io, to.problem);
  const values = toValues(options.set ?? []);
  if (!values.ok) return printProblem(io, values.problem);
  const cloned = await invoker.call('clone.fields', { source: source.value });
  if (!cloned.ok) return printProblem(io, cloned.problem);
  const wanted: RequestFor<'bulk.plan'>['wanted'] = {
    change: 'clone',
    to: to.value,
    name: options.name ?? cloned.value.name,
    displayName: options.displayName ?? cloned.value.displayName,
    values: values.value,
    newSecrets: [...(options.newSecret ?? [])],
    leftOut: [...(options.leaveOut ?? [])],
    access: options.access === true,
    rule: toMatchRule(options),
  };
  const request = { wanted, accounts: [source.value], applyWith: APPLY_WITH };
  return planAndShow(io, invoker, request, options);
}

function toValues(texts: readonly string[]): Result<ConfigValues> {
  const pairs = texts.map((text) => /^(?<field>[^=]+)=(?<value>.*)$/su.exec(text)?.groups);
  const wrong = pairs.findIndex((pair) => pair === undefined);
  // It is not repeated: somebody may have typed a secret.
  if (wrong !== -1) return { ok: false, problem: noValueProblem(wrong + 1) };
  return {
    ok: true,
    value: Object.fromEntries(pairs.map((pair) => [pair?.['field'] ?? '', pair?.['value'] ?? ''])),
  };
}

const noValueProblem = (position: number): Problem =>
  createProblem('invalidRequest', `Value ${position} of --set has no “=”. Nothing was planned.`, {
    next: 'Write FIELD=VALUE, as in --set username=svc_prod.',
  });
