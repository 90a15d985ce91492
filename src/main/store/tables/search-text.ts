/**
 * The text that a search looks in: the account, its owners, the values of its config that are not secret, whom its
 * access list names, and what Domo says of its state. A config is stored without secrets, and which fields are secret
 * was decided when it was read: a field that is secret by then takes its value out of the text.
 */
import { z } from 'zod';
import type { AccessEntry, Account, AccountConfig } from '../../../contract';
import { foldText } from '../../../contract/text-folding';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRowOrNull } from '../macs/good-rows';
import { toSearchText } from '../text-folding';
import { accessListTableColumns, accountTableColumns, configTableColumns } from './columns';

/** A longer value is found by its beginning. */
const MAX_LENGTH = 200;
const MAX_CONFIG_VALUES = 30;
const MAX_PRINCIPALS = 50;

/** What is searched beside name, provider, owner and id. */
export interface SearchedValue {
  /** What it is, such as the name of a field. */
  readonly label: string;
  readonly value: string;
}

interface SearchedParts {
  readonly account: Account;
  readonly owner: string | null;
  readonly config: AccountConfig | null;
  readonly access: readonly AccessEntry[] | null;
}

export function searchedValues({ account, config, access }: SearchedParts): SearchedValue[] {
  const fields = (config?.fields ?? [])
    .filter(({ secret, state, value }) => !secret && state === 'clear' && (value ?? '') !== '')
    .slice(0, MAX_CONFIG_VALUES)
    .map(({ name, value }) => ({ label: name, value: value ?? '' }));
  const principals = (access ?? [])
    .filter(({ name }) => (name ?? '') !== '')
    .slice(0, MAX_PRINCIPALS)
    .map(({ name }) => ({ label: 'access', value: name ?? '' }));
  const note = account.validationReason ?? '';
  const notes = note === '' ? [] : [{ label: 'validation', value: note }];
  return [...fields, ...principals, ...notes].map(({ label, value }) => ({
    label,
    value: value.slice(0, MAX_LENGTH),
  }));
}

/** What a row of the list shows of it by itself. */
export const listedTexts = (account: Account, owner: string | null): (string | null)[] => [
  account.displayName,
  account.name,
  account.dataProviderType,
  owner,
  String(account.id),
];

/** The owner may become known later than the account. The id comes last: see `text-hits.ts`. */
export function accountSearchText(parts: SearchedParts): string {
  const listed = listedTexts(parts.account, parts.owner);
  const values = searchedValues(parts).map(({ value }) => value);
  return toSearchText([...listed.slice(0, -1), ...values, listed.at(-1) ?? null]);
}

/** With the text that is stored now. */
interface StoredParts extends SearchedParts {
  readonly searchText: string;
}

const decodeDetails = rowDecoder({
  a_data: accountTableColumns.data,
  a_search_text: z.string(),
  a_owner: accountTableColumns.owner,
  c_data: configTableColumns.data,
  x_data: accessListTableColumns.data,
});

/** Null when the account is not there, or not as Latchkey wrote it. */
export function readSearchedParts(database: Database, row: number): StoredParts | null {
  const found = database.get(
    `SELECT ${coveredColumns('accounts', 'a')}, ${coveredColumns('configs', 'c')},
       ${coveredColumns('access_lists', 'x')}
     FROM accounts a LEFT JOIN configs c ON c.account = a.row
     LEFT JOIN access_lists x ON x.account = a.row WHERE a.row = ?`,
    row,
  );
  const tables = { a: 'accounts', c: 'configs', x: 'access_lists' } as const;
  const good = goodRowOrNull(database, found, tables);
  if (good === null) return null;
  const { a_data: account, a_owner: owner, ...details } = decodeDetails(good);
  const { a_search_text: searchText, c_data: config, x_data: access } = details;
  return { account, owner, config, access, searchText };
}

export function indexSearchText(database: Database, row: number, text: string): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', row, text);
}

const MAX_REASONS = 3;

/** Why a search found the account, where the row does not show it: `host: db7.acme.com`. */
export function matchReasons(
  database: Database,
  row: number,
  words: readonly string[],
): string[] | undefined {
  const parts = readSearchedParts(database, row);
  if (parts === null) return undefined;
  const values = searchedValues(parts).map((each) => ({ ...each, text: foldText(each.value) }));
  const reasons = words.flatMap((word) => {
    const found = values.find(({ text }) => text.includes(word));
    return found ? [`${found.label}: ${found.value}`] : [];
  });
  return [...new Set(reasons)].slice(0, MAX_REASONS);
}
