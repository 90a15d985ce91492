/** `latchkey compare accounts`. Scripts can use its exit code. */
import {
  createProblem,
  MAX_ID,
  parseId,
  type AccountKey,
  type AccountMatrix,
  type Result,
} from '../../../contract';
import type { OperationInvoker } from '../operation-invoker';
import type { CommandLineIo } from '../io';
import { accountMatrixTableWithAges } from '../../comparison/engine';
import { accountMatrixText } from '../matrix-text';
import { findProfile } from '../find-profile';
import type { ExitCode } from '../print';
import {
  printComparison,
  type PrintableComparison,
  type CompareCommandOptions,
} from './print-comparison';

export async function runCompareAccounts(
  io: CommandLineIo,
  invoker: OperationInvoker,
  names: readonly string[],
  options: CompareCommandOptions,
): Promise<ExitCode> {
  const result = await compareNamedAccounts(invoker, names, options.baseline);
  const printable = result.ok
    ? { ok: true as const, value: toPrintableComparison(result.value) }
    : result;
  return printComparison(io, printable, options);
}

const toPrintableComparison = (matrix: AccountMatrix): PrintableComparison => ({
  verdict: matrix.tallies.all.verdict,
  json: matrix,
  text: () => accountMatrixText(matrix),
  table: () => accountMatrixTableWithAges(matrix),
});

async function compareNamedAccounts(
  invoker: OperationInvoker,
  names: readonly string[],
  baseline: string | undefined,
): Promise<Result<AccountMatrix>> {
  const accounts: AccountKey[] = [];
  for (const name of names) {
    const key = await parseAccountName(invoker, name);
    if (!key.ok) return key;
    accounts.push(key.value);
  }
  const index = baseline === undefined ? null : names.indexOf(baseline);
  if (index === -1) {
    return refuseAccountName(
      `The baseline ${JSON.stringify(baseline)} is not one of the accounts.`,
    );
  }
  return invoker.call('comparison.accounts', { accounts, baseline: index });
}

/** Parses `Production:71` or `Production:oauth:129`. A label can contain colons. */
export async function parseAccountName(
  invoker: OperationInvoker,
  name: string,
): Promise<Result<AccountKey>> {
  const groups = /^(?<label>.+?)(?::(?<kind>account|oauth))?:(?<id>\d{1,30})$/u.exec(name)?.groups;
  if (!groups) return refuseAccountName(`${JSON.stringify(name)} is not an account.`);
  const id = parseId(groups['id'] ?? '');
  if (id === null) {
    return refuseAccountName(
      `${JSON.stringify(name)}: no account has an id larger than ${MAX_ID}.`,
    );
  }
  const profile = await findProfile(invoker, groups['label'] ?? '');
  if (!profile.ok) return profile;
  const kind = groups['kind'] === 'oauth' ? 'oauth' : 'account';
  return { ok: true, value: { profileId: profile.value.id, kind, id } };
}

const refuseAccountName = (
  message: string,
): { ok: false; problem: ReturnType<typeof createProblem> } => ({
  ok: false,
  problem: createProblem('invalidRequest', message, {
    next: 'Write LABEL:ID for an account, or LABEL:oauth:ID for an OAuth account.',
  }),
});
