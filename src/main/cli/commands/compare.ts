/** `latchkey compare accounts`: for people, and for a pipeline that wants to know by the exit code. */
import {
  problem,
  type AccountKey,
  type AccountMatrix,
  type Relation,
  type Result,
} from '../../../contract';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { accountTable, csvOf, markdownOf } from '../../comparison';
import { matrixTable } from '../matrix';
import { printProblem, printResult, type ExitCode } from '../print';
import { profileIdsOf, type OutputOptions } from './profile';

/** What cannot be known is never taken for the same, and neither is a comparison that failed. */
const codes: Readonly<Record<Relation, ExitCode>> = { same: 0, different: 1, unknown: 2 };
const FAILED: ExitCode = 2;

/** How a comparison is printed. In each, secrets are letters. */
const formats = {
  text: matrixTable,
  csv: (matrix: AccountMatrix) => csvOf(accountTable(matrix)),
  markdown: (matrix: AccountMatrix) => markdownOf(accountTable(matrix)),
} as const;

export type CompareFormat = keyof typeof formats;
export const compareFormats = Object.keys(formats);

export interface CompareOptions extends OutputOptions {
  readonly format: CompareFormat;
  /** The account that the others are held against, as it was named. */
  readonly baseline?: string | undefined;
}

export async function compareAccounts(
  io: Io,
  invoker: Invoker,
  names: readonly string[],
  { baseline, format, json }: CompareOptions,
): Promise<ExitCode> {
  const result = await compared(invoker, names, baseline);
  if (json === true) printResult(io, result);
  else if (result.ok) io.out(formats[format](result.value));
  else printProblem(io, result.problem);
  return result.ok ? codes[result.value.tallies.all.verdict] : FAILED;
}

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
  const named = await profileIdsOf(invoker, [parts['label'] ?? '']);
  if ('problem' in named) return { ok: false, problem: named.problem };
  const kind = parts['kind'] === 'oauth' ? 'oauth' : 'account';
  return { ok: true, value: { profileId: named.ids[0] ?? '', kind, id: Number(parts['id']) } };
}

const refusal = (message: string): { ok: false; problem: ReturnType<typeof problem> } => ({
  ok: false,
  problem: problem('invalidRequest', message, {
    next: 'Write LABEL:ID for an account, or LABEL:oauth:ID for an OAuth account.',
  }),
});
