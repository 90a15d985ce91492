/** `latchkey compare accounts`: for people, and for a pipeline that wants to know by the exit code. */
import { problem, type AccountKey, type AccountMatrix, type Result } from '../../../contract';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { accountTableWithAges } from '../../comparison';
import { matrixTable } from '../matrix';
import { profileNamed } from '../named';
import type { ExitCode } from '../print';
import { printCompared, type Compared, type CompareOptions } from './compared';

export async function compareAccounts(
  io: Io,
  invoker: Invoker,
  names: readonly string[],
  options: CompareOptions,
): Promise<ExitCode> {
  const result = await compared(invoker, names, options.baseline);
  const shown = result.ok ? { ok: true as const, value: shownOf(result.value) } : result;
  return printCompared(io, shown, options);
}

const shownOf = (matrix: AccountMatrix): Compared => ({
  verdict: matrix.tallies.all.verdict,
  json: matrix,
  text: () => matrixTable(matrix),
  table: () => accountTableWithAges(matrix),
});

async function compared(
  invoker: Invoker,
  names: readonly string[],
  baseline: string | undefined,
): Promise<Result<AccountMatrix>> {
  const accounts: AccountKey[] = [];
  for (const name of names) {
    const key = await keyOf(invoker, name);
    if (!key.ok) return key;
    accounts.push(key.value);
  }
  const index = baseline === undefined ? null : names.indexOf(baseline);
  if (index === -1) {
    return refusal(`The baseline ${JSON.stringify(baseline)} is none of the accounts.`);
  }
  return invoker.call('comparison.accounts', { accounts, baseline: index });
}

/** `Production:71`, or `Production:oauth:129`. A label may have colons of its own. */
async function keyOf(invoker: Invoker, name: string): Promise<Result<AccountKey>> {
  const parts = /^(?<label>.+?)(?::(?<kind>account|oauth))?:(?<id>\d{1,15})$/u.exec(name)?.groups;
  if (!parts) return refusal(`${JSON.stringify(name)} names no account.`);
  const named = await profileNamed(invoker, parts['label'] ?? '');
  if (!named.ok) return named;
  const kind = parts['kind'] === 'oauth' ? 'oauth' : 'account';
  return { ok: true, value: { profileId: named.value.id, kind, id: Number(parts['id']) } };
}

const refusal = (message: string): { ok: false; problem: ReturnType<typeof problem> } => ({
  ok: false,
  problem: problem('invalidRequest', message, {
    next: 'Write LABEL:ID for an account, or LABEL:oauth:ID for an OAuth account.',
  }),
});
