/** `--account` and `--accounts-from`: accounts that are named one by one, where filters choose them otherwise. */
import { createReadStream } from 'node:fs';
import { Command, Option } from 'commander';
import { createProblem, type AccountKey, type Problem, type Result } from '../../contract';
import { listAllKeys } from '../../contract/all-account-keys';
import { accountKeyText } from '../../contract/zod-free';
import { addAccountFilterOptions } from './account-filter-options';
import { parseAccountNames } from './account-name';
import { readAll, unreadableText, type CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';

export interface NamedAccountOptions {
  readonly account?: readonly string[] | undefined;
  readonly accountsFrom?: string | undefined;
}

/** Filters are refused beside them: an account that was named and left out for a filter would not be missed. */
export function addNamedAccountOptions(command: Command): Command {
  const filters = addAccountFilterOptions(new Command()).options.map((option) =>
    option.attributeName(),
  );
  return command
    .addOption(
      new Option(
        '--account <account...>',
        'just this account: LABEL:ID, or LABEL:oauth:ID; the last colon separates',
      ).conflicts(filters),
    )
    .addOption(
      new Option(
        '--accounts-from <file>',
        'just the accounts of a file, one a line, as `latchkey hygiene --only-accounts` prints them; - is stdin',
      ).conflicts(filters),
    );
}

export const namesAccounts = ({ account, accountsFrom }: NamedAccountOptions): boolean =>
  account !== undefined || accountsFrom !== undefined;

/** Each once. Fails for a name without an account in the inventory, and for more than `most`. */
export async function findNamedAccounts(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { account = [], accountsFrom }: NamedAccountOptions,
  most: number,
): Promise<Result<AccountKey[]>> {
  const lines = accountsFrom === undefined ? null : await readLines(io, accountsFrom);
  if (lines?.ok === false) return lines;
  const parsed = await parseAccountNames(invoker, [...account, ...(lines?.value ?? [])]);
  if (!parsed.ok) return parsed;
  const keys = [...new Map(parsed.value.map((key) => [accountKeyText(key), key])).values()];
  if (keys.length > most) return { ok: false, problem: tooManyProblem(keys.length, most) };
  const unknown = await findUnknown(invoker, keys);
  if (!unknown.ok) return unknown;
  return unknown.value.length === 0
    ? { ok: true, value: keys }
    : { ok: false, problem: await unknownProblem(invoker, unknown.value) };
}

/** Those that the inventory lacks. Each instance is read as a whole, since most names are of few instances. */
async function findUnknown(
  invoker: OperationInvoker,
  keys: readonly AccountKey[],
): Promise<Result<AccountKey[]>> {
  const unknown = new Map(keys.map((key) => [accountKeyText(key), key]));
  for (const profileId of new Set(keys.map((key) => key.profileId))) {
    const filter = { profileIds: [profileId] };
    const listed = await listAllKeys(
      (range) => invoker.call('inventory.search', { filter, ...range }),
      Infinity,
    );
    if (!listed.ok) return listed;
    for (const key of listed.value) unknown.delete(accountKeyText(key));
  }
  return { ok: true, value: [...unknown.values()] };
}

const MAX_NAMED = 5;

async function unknownProblem(
  invoker: OperationInvoker,
  unknown: readonly AccountKey[],
): Promise<Problem> {
  const listed = await invoker.call('profile.list', {});
  const profiles = listed.ok ? listed.value.profiles : [];
  const labelOf = (id: string): string =>
    profiles.find((profile) => profile.id === id)?.label ?? id;
  const named = unknown
    .slice(0, MAX_NAMED)
    .map(({ profileId, kind, id }) => `${kind} ${id} of ${labelOf(profileId)}`);
  const more = unknown.length - named.length;
  const names = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return createProblem(
    'notFound',
    `The inventory has no such account: ${names}. Nothing was planned.`,
    {
      next: 'Check the ids with `latchkey accounts list`. An account that is new is there after a sync.',
    },
  );
}

const tooManyProblem = (count: number, most: number): Problem =>
  createProblem(
    'invalidRequest',
    `These are ${count} accounts, ${count - most} more than the ${most} that one call may have. Nothing was planned.`,
    { next: 'Name them in parts.' },
  );

/** Of 100,000 long names. */
const MAX_BYTES = 16 * 1024 * 1024;

async function readLines(io: CommandLineIo, file: string): Promise<Result<string[]>> {
  const what = file === '-' ? 'The list of accounts on stdin' : JSON.stringify(file);
  try {
    const text = await readAll(file === '-' ? io.stdin : createReadStream(file), MAX_BYTES);
    const wrong = unreadableText(text, what, MAX_BYTES);
    if (wrong !== null) return { ok: false, problem: unreadableProblem(wrong) };
    const lines = (text ?? '').split(/\r?\n/u).filter((line) => line.trim() !== '');
    return lines.length === 0
      ? { ok: false, problem: unreadableProblem(`${what} names no account.`) }
      : { ok: true, value: lines };
  } catch {
    return { ok: false, problem: unreadableProblem(`${what} cannot be read.`) };
  }
}

const unreadableProblem = (message: string): Problem =>
  createProblem('invalidRequest', `${message} Nothing was planned.`, {
    next: 'Name a file with one LABEL:ID a line, such as `latchkey hygiene --only-accounts` prints.',
  });
