/** `latchkey compare accounts`. Scripts can use its exit code. */
import type { AccountMatrix, Result } from '../../../contract';
import type { OperationInvoker } from '../operation-invoker';
import type { CommandLineIo } from '../io';
import { accountMatrixTableWithAges } from '../../comparison/engine';
import { accountMatrixText } from '../matrix-text';
import { parseAccountNames, refuseAccountName } from '../account-name';
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
  const accounts = await parseAccountNames(invoker, names);
  if (!accounts.ok) return accounts;
  const index = baseline === undefined ? null : names.indexOf(baseline);
  if (index === -1) {
    return refuseAccountName(
      `The baseline ${JSON.stringify(baseline)} is not one of the accounts.`,
    );
  }
  return invoker.call('comparison.accounts', { accounts: accounts.value, baseline: index });
}
