/** `latchkey rotate`: finds all accounts with one secret, and plans a new value for them; then applies that plan. */
import { Option, type Command } from 'commander';
import {
  createProblem,
  type InventoryScope,
  type Problem,
  type RequestFor,
  type Result,
  type RotationAccount,
  type RotationGroup,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { secretChangeOf } from '../../../contract/secret-places';
import {
  accountKeyText,
  MAX_BULK_ACCOUNTS,
  MAX_ROTATION_LIKES,
  MAX_SEARCHED_ACCOUNTS,
} from '../../../contract/zod-free';
import { addChangePlanOptions } from '../apply-option';
import { addAccountFilterOptions, choosesAccounts } from '../account-filter-options';
import type { CommandLineIo } from '../io';
import { addNamedAccountOptions, namesAccounts } from '../named-accounts';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import { addLoginOptions, loginOf, refuseWideLogin, type LoginOptions } from '../rotate-login';
import type { RunInvoking } from '../run-invoking';
import { addSecretOptions, refuseWrongSources } from '../secret-options';
import type { SecretOptions } from '../secret-source';
import {
  listChosenAccounts,
  planAndShow,
  type ChoiceOptions,
  type PlanRequest,
  type ShownPlanOptions,
} from './bulk-plan';
import { parseAccountNames } from '../account-name';
import { runOwnApply, type OwnChanges } from './own-apply';
import { foundText, leftOutTexts, maybeLoginTexts, notReadTexts } from './rotate-text';
import type { ApplyOptions } from './bulk-apply';

interface PlanOptions extends ChoiceOptions, LoginOptions, ShownPlanOptions {
  /** Null: the accounts that the filters choose. */
  readonly like: readonly string[] | null;
  readonly field: readonly string[];
  readonly only?: RotatedGroup;
  readonly test?: boolean;
}

export type RotateOptions = Partial<Omit<PlanOptions, 'like'>> & {
  readonly like?: readonly string[];
} & ApplyOptions &
  SecretOptions & { readonly apply?: string };

/** Those that a rotation may change. */
const rotatedGroups = ['same', 'sameLogin'] as const satisfies readonly RotationGroup[];
type RotatedGroup = (typeof rotatedGroups)[number];

const rotations: OwnChanges = {
  changes: ['changeSecret'],
  secretsOf: ({ wanted, items }) =>
    wanted.change === 'changeSecret' && items.some(({ state }) => state === 'waiting')
      ? wanted.fields
      : [],
};

const rotateHelp = `
First plan, which writes nothing:
  latchkey rotate --like "Production:71" --field password --test
Then apply that plan, with the new value from stdin, a command, 1Password or the terminal:
  latchkey rotate --apply PLAN --secret op://vault/item/password

Planned are all accounts that have the same secret, whatever their field is named, and those that sign in as the same user
of the same system and whose secret nobody can know. With several fields, the new value is a
JSON object with a text for each.

Where no account is known that has the secret, name who signs in:
  latchkey rotate --user svc_etl --host db.example.com --field password
Planned are the accounts whose config says exactly this, in all instances or in those of --profile
and --group: upper and lower case, blanks and ports count. An account with another spelling, or of
which Domo hides a part, is named and not planned, unless its secret is known to be the same; the
plan then ends with 4. An account with the same secret and another login is named as well: plan it with
--like.
Beside --user, one of --host, --system-account and --provider is needed.

Without --like and --user, --view, --text and the other filters choose the accounts that have the secret, as
a selection in the window does: all others that use one of their secrets are found. With --like
or --user, they choose which of the found accounts are planned. --account and --accounts-from name single
accounts instead of filters, in both.

Exit status of --apply, as of \`latchkey bulk apply\`:
  0  everything was done, or there was nothing to do
  1  a write or a test was refused, or the outcome of a write is unknown
  4  something is left: an instance did not answer, or a new value was refused before`;

export function addRotateCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('rotate')
    .description('give all accounts that use one secret a new one')
    .option('--like <account...>', 'LABEL:ID of accounts that have the secret')
    .option('--field <name...>', 'its config fields that hold the secret')
    .addOption(
      new Option(
        '--only <group>',
        'only accounts that have the same secret, or the same login',
      ).choices(rotatedGroups),
    )
    .option('--test', 'have Domo test the new value before each write, where it can');
  addNamedAccountOptions(addAccountFilterOptions(addLoginOptions(command)));
  addChangePlanOptions(addSecretOptions(command)).addHelpText('after', rotateHelp);
  command.action((options: RotateOptions) => {
    refuseWrongOptions(command, options);
    const { apply, like, field } = options;
    return run((invoker) =>
      apply === undefined
        ? runRotatePlan(io, invoker, { ...options, like: like ?? null, field: field ?? [] })
        : runOwnApply(io, invoker, apply, options, rotations),
    );
  });
}

function refuseWrongOptions(command: Command, options: RotateOptions): void {
  const { apply, like, field = [] } = options;
  refuseWrongSources(command, options, apply);
  if (apply === undefined) refuseWideLogin(command, options);
  const names =
    like !== undefined ||
    options.user !== undefined ||
    choosesAccounts(options) ||
    namesAccounts(options);
  if (apply === undefined && (!names || field.length === 0))
    command.error(
      'error: name --field, and --like, --user, --account or a filter such as --view; or --apply',
    );
}

async function runRotatePlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { like, field, only, test, ...options }: PlanOptions,
): Promise<ExitCode> {
  const asked = await findAsked(io, invoker, like, options);
  if (!asked.ok) return printProblem(io, asked.problem);
  const isNamed = like !== null || loginOf(options) !== null;
  const fields = [...field];
  const wanted = { change: 'changeSecret', fields, test: test === true } as const;
  const chosen = await findChosen(io, invoker, isNamed ? options : {});
  if (!chosen.ok) return printProblem(io, chosen.problem);
  const { keys, allOf } = chosen.value;
  const common = { allOf, applyWith: 'latchkey rotate --apply' };
  if (asked.value === null)
    return planAndShow(io, invoker, { wanted, accounts: [], ...common }, options);
  const request = { like: asked.value, fields, limit: MAX_SEARCHED_ACCOUNTS };
  const found = await invoker.call('rotation.find', request);
  if (!found.ok) return printProblem(io, found.problem);
  // Beside a plan that a program reads, so that a person sees it too.
  io.err(foundText(found.value, fields));
  const groups = only === undefined ? rotatedGroups : [only];
  const isChosen = ({ account }: RotationAccount): boolean =>
    keys?.has(accountKeyText(account)) !== false;
  const all = groups.flatMap((group) => found.value.groups[group].accounts).filter(isChosen);
  if (isNamed && namesAccounts(options) && keys !== null && all.length < keys.size)
    return printProblem(io, notFoundProblem(keys.size - all.length));
  const planned = all.slice(0, MAX_BULK_ACCOUNTS);
  const rotation: PlanRequest = {
    wanted: secretChangeOf(planned, fields, test === true),
    accounts: planned.map(({ account }) => account),
    gaps: [
      ...notReadTexts(found.value.groups.notRead.accounts.filter(isChosen)),
      ...(like === null && loginOf(options) !== null ? leftOutTexts(found.value.leftOut) : []),
      ...maybeLoginTexts(found.value.groups.maybeLogin.accounts.filter(isChosen)),
      ...(all.length === planned.length ? [] : [tooManyText(all.length)]),
    ],
    ...common,
  };
  return planAndShow(io, invoker, rotation, options);
}

const tooManyText = (total: number): string =>
  `Only ${MAX_BULK_ACCOUNTS} of the ${total} found accounts are planned: plan the rest after them, with --like and an account that has the old secret`;

/** An account that was named and left out would be taken for one that has the new secret. */
const notFoundProblem = (count: number): Problem =>
  createProblem(
    'invalidRequest',
    `${counted(count, 'account', 'accounts')} of --account ${count === 1 ? 'is' : 'are'} not known to have the secret of --like or --user. Nothing was planned.`,
    { next: 'Name those of the found accounts: plan without --account to see them.' },
  );

/** Null: the filters choose nothing. */
type Asked = RequestFor<'rotation.find'>['like'] | null;

async function findAsked(
  io: CommandLineIo,
  invoker: OperationInvoker,
  like: readonly string[] | null,
  options: ChoiceOptions & LoginOptions,
): Promise<Result<Asked>> {
  const login = loginOf(options);
  if (login !== null) return { ok: true, value: login };
  const likes = await (like === null
    ? listChosenAccounts(io, invoker, options, MAX_ROTATION_LIKES)
    : parseAccountNames(invoker, like));
  if (!likes.ok) return likes;
  const [first = null, ...others] = 'accounts' in likes.value ? likes.value.accounts : likes.value;
  return { ok: true, value: first === null || others.length === 0 ? first : [first, ...others] };
}

interface Chosen {
  /** Null: all. */
  readonly keys: ReadonlySet<string> | null;
  /** Where others that have the secret may be. Absent where each account that is planned was named. */
  readonly allOf?: InventoryScope | undefined;
}

async function findChosen(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ChoiceOptions,
): Promise<Result<Chosen>> {
  if (!choosesAccounts(options) && !namesAccounts(options))
    return { ok: true, value: { keys: null, allOf: scopeOfFilter({}) } };
  const chosen = await listChosenAccounts(io, invoker, options, MAX_SEARCHED_ACCOUNTS);
  if (!chosen.ok) return chosen;
  const { accounts, allOf } = chosen.value;
  return { ok: true, value: { keys: new Set(accounts.map(accountKeyText)), allOf } };
}
