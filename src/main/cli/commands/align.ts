/** `latchkey align`: gives other instances the accounts of a baseline, and the settings that differ. */
import { Option, type Command } from 'commander';
import { createProblem, type BulkChange, type Problem } from '../../../contract';
import { addChangePlanOptions } from '../apply-option';
import type { AccountFilterOptions } from '../account-filter-options';
import { findProfile } from '../find-profile';
import type { CommandLineIo } from '../io';
import { addMatchOptions, toMatchRule, type MatchOptions } from '../match-options';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { addSecretOptions, refuseWrongSources } from '../secret-options';
import type { SecretOptions } from '../secret-source';
import { findTargets, type TargetOptions } from '../target-options';
import { namesOfAskedSecrets, runOwnApply, type OwnChanges } from './own-apply';
import type { ApplyOptions } from './bulk-apply';
import { planAndShow, runBulkPlan, type ShownPlanOptions } from './bulk-plan';
import { parseAccountNames } from '../account-name';

interface PlanOptions
  extends
    MatchOptions,
    TargetOptions,
    ShownPlanOptions,
    Pick<AccountFilterOptions, 'view' | 'provider' | 'text'> {
  readonly from: string;
  readonly account?: readonly string[];
  readonly createMissing?: boolean;
  readonly createOnly?: boolean;
  readonly names?: boolean;
  readonly access?: boolean;
  readonly withoutSecrets?: boolean;
}

type AlignOptions = Partial<PlanOptions> &
  ApplyOptions &
  SecretOptions & { readonly apply?: string };

const APPLY_WITH = 'latchkey align --apply';

/** Accounts whose hidden secret nobody gives wait, and the others are written. */
const alignments: OwnChanges = {
  changes: ['align'],
  secretsOf: namesOfAskedSecrets,
  canWait: true,
};

const alignHelp = `
First plan, which writes nothing:
  latchkey align --from Development --to Production Staging --create-missing
Then apply that plan; apply it again to make what is left, and nothing is written twice:
  latchkey align --apply PLAN

Accounts count as the same as in \`latchkey compare instances\` without guessed words; pairings
made by hand come first. Where an instance has the account, the settings that differ are written.
What Domo hides is never compared and never overwritten, and the plan names it. With
--create-missing, an account that is missing is created as the baseline has it. Secrets that Domo
hides are asked for when the plan is applied, once for each account of the baseline; several at
once are a JSON object, such as {"Development:71 password": "…"}. Accounts without them wait,
or are created without them: --without-secrets.

With --access, people and groups get the access that they have in the baseline. They are found by
e-mail address and name. Nobody loses access.

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addAlignCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('align')
    .description('give instances the accounts of another one, and the settings that differ')
    .option('--from <label>', 'the instance that is the baseline')
    .option('--to <label...>', 'the instances that get its accounts')
    .option('--group <group>', 'the instances of this group get them')
    .option('--account <id...>', 'only these accounts of the baseline: ID, oauth:ID, or LABEL:ID')
    .option('--view <name>', 'only accounts of the baseline that a saved view shows')
    .option('--provider <type...>', 'only accounts of these data provider types')
    .option('--text <words>', 'only accounts that have these words')
    .option('--create-missing', 'create accounts that an instance lacks')
    .addOption(
      new Option('--create-only', 'only create what is missing, and change nothing').implies({
        createMissing: true,
      }),
    )
    .option('--names', 'write the display names too')
    .option('--access', 'give people and groups the access that they have in the baseline')
    .option('--without-secrets', 'create accounts without the secrets that Domo hides')
    .addHelpText('after', alignHelp);
  addChangePlanOptions(addSecretOptions(addMatchOptions(command))).action(
    (options: AlignOptions) => {
      const { from, to, group, apply } = options;
      refuseWrongSources(command, options, apply);
      if (apply !== undefined)
        return run((invoker) => runOwnApply(io, invoker, apply, options, alignments));
      if (from === undefined || (to === undefined && group === undefined))
        return command.error('error: name --from, and --to or --group, or --apply');
      return run((invoker) => runAlignPlan(io, invoker, { ...options, from }));
    },
  );
}

async function runAlignPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: PlanOptions,
): Promise<ExitCode> {
  const { from, account: names } = options;
  const baseline = await findProfile(invoker, from);
  if (!baseline.ok) return printProblem(io, baseline.problem);
  const to = await findTargets(io, invoker, options, baseline.value.id);
  if (!to.ok) return printProblem(io, to.problem);
  const wanted: BulkChange = {
    change: 'align',
    to: to.value,
    create: options.createMissing === true,
    update: options.createOnly !== true,
    names: options.names === true,
    access: options.access === true,
    withoutSecrets: options.withoutSecrets === true,
    rule: toMatchRule(options),
    guessed: [],
  };
  if (names === undefined) {
    const chosen = { ...options, profile: [baseline.value.id] };
    return runBulkPlan(io, invoker, wanted, chosen, APPLY_WITH);
  }
  // With a label or without one: they are all of the baseline.
  const full = names.map((name) => (NUMBER.test(name) ? `${baseline.value.id}:${name}` : name));
  const accounts = await parseAccountNames(invoker, full);
  if (!accounts.ok) return printProblem(io, accounts.problem);
  const foreign = accounts.value.findIndex(({ profileId }) => profileId !== baseline.value.id);
  if (foreign !== -1) return printProblem(io, foreignProblem(names[foreign] ?? '', from));
  const request = { wanted, accounts: accounts.value, applyWith: APPLY_WITH };
  return planAndShow(io, invoker, request, options);
}

const NUMBER = /^(?:(?:account|oauth):)?\d+$/u;

const foreignProblem = (name: string, from: string): Problem =>
  createProblem(
    'invalidRequest',
    `${JSON.stringify(name)} is no account of ${from}, the baseline. Nothing was planned.`,
    { next: 'Name accounts of the baseline with --account.' },
  );
