/** `latchkey renew --accounts`: accounts that hold a renewed token get the new one. */
import {
  createProblem,
  type HeldToken,
  type Profile,
  type ResponseFor,
  type TokenAccount,
} from '../../../contract';
import { countUnnamed, tokenAccountText } from '../../../contract/token-account-text';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { counted } from '../../../contract/counted';
import { findProfile } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { formatTable, messageLine, printProblem, type ExitCode } from '../print';
import { planAndShow, printLacking, type PlanRequest, type ShownPlanOptions } from './bulk-plan';

type Found = ResponseFor<'tokenAccounts.find'>;

export interface RenewAccountsOptions extends ShownPlanOptions {
  /** Also accounts whose token Domo hides. */
  readonly hidden?: boolean;
  readonly tokenOf?: string;
}

/** `profiles`: whose tokens; null: of all instances. */
export async function runRenewAccounts(
  io: CommandLineIo,
  invoker: OperationInvoker,
  profiles: readonly Profile[] | null,
  { hidden, tokenOf, ...options }: RenewAccountsOptions,
): Promise<ExitCode> {
  const found = await invoker.call('tokenAccounts.find', { limit: MAX_BULK_ACCOUNTS });
  if (!found.ok) return printProblem(io, found.problem);
  const otherwise = tokenOf === undefined ? null : await findProfile(invoker, tokenOf);
  if (otherwise?.ok === false) return printProblem(io, otherwise.problem);
  const source = otherwise?.value.id ?? null;
  const planned: readonly HeldToken[] = hidden === true ? ['replaced', 'hidden'] : ['replaced'];
  const isWanted = (account: TokenAccount): boolean => {
    const of = account.pointsAt?.profileId ?? (account.names === null ? source : null);
    if (of === null || profiles?.some(({ id }) => id === of) === false) return false;
    return planned.includes(account.token);
  };
  const wanted = found.value.accounts.filter(isWanted);
  // Beside a plan that a program reads, so that a person sees it too.
  io.err(restText(found.value, wanted, planned));
  const silent = found.value.unread.filter(
    (label) => profiles?.some((profile) => profile.label === label) !== false,
  );
  const gaps = [
    ...silent.map((label) => `The keychain did not give the token of ${label}`),
    ...notNamedTexts(countUnnamed(found.value, planned)),
  ];
  // An account of any instance may hold a token of these.
  const allOf = scopeOfFilter({ kind: 'account' });
  if (wanted.length === 0) {
    await printLacking(io, invoker, gaps, allOf);
    return printProblem(io, noneProblem);
  }
  const request: PlanRequest = {
    wanted: { change: 'giveToken', ...(source === null ? {} : { tokenOf: source }) },
    accounts: wanted.map(({ account }) => account),
    allOf,
    gaps,
    applyWith: 'latchkey renew --apply',
  };
  return planAndShow(io, invoker, request, options);
}

/** What is said after tokens were renewed; empty: no account is known to hold one of them. */
export async function renewedAccountsText(invoker: OperationInvoker): Promise<string> {
  const found = await invoker.call('tokenAccounts.find', { limit: 1 });
  if (!found.ok) return '';
  const { replaced, hidden } = found.value.counts;
  if (replaced === 0 && hidden === 0) return '';
  const texts = [
    ...(replaced > 0
      ? [`${counted(replaced, 'account holds', 'accounts hold')} a token that was renewed`]
      : []),
    ...(hidden > 0
      ? [`of ${counted(hidden, 'account')} with a token of Domo nobody knows which it is`]
      : []),
  ];
  return messageLine(`${texts.join('; ')}. See: latchkey renew --accounts --all`);
}

/** All are counted, and only so many are named. They are named once these have the new token. */
const notNamedTexts = (rest: number): string[] =>
  rest === 0
    ? []
    : [
        `${counted(rest, 'more account', 'more accounts')} with such a token ${rest === 1 ? 'is' : 'are'} left out; plan again after this plan`,
      ];

/** Those that are not planned, so that nobody takes the plan for complete. */
function restText(
  found: Found,
  wanted: readonly TokenAccount[],
  planned: readonly HeldToken[],
): string {
  const rest = found.accounts.filter(
    (account) => !wanted.includes(account) && leftStates.includes(account.token),
  );
  const more = countUnnamed(
    found,
    leftStates.filter((state) => !planned.includes(state)),
  );
  if (rest.length === 0 && more === 0) return '';
  const table = formatTable(
    ['INSTANCE', 'ID', 'NAME', 'WHAT IS KNOWN'],
    rest.map((account) => [
      account.label,
      String(account.account.id),
      account.name,
      tokenAccountText(account),
    ]),
  );
  return (
    messageLine('These accounts with a token of Domo are not planned:') +
    (rest.length === 0 ? '' : table) +
    (more === 0 ? '' : messageLine(`… and ${counted(more, 'more account', 'more accounts')}`))
  );
}

const leftStates: readonly HeldToken[] = ['replaced', 'hidden', 'other', 'notRead'];

const noneProblem = createProblem(
  'noMatch',
  'No account is known to hold a token that was renewed. Nothing was planned.',
  {
    next: 'Plan those whose token Domo hides with --hidden, or sync with --depth full first.',
  },
);
