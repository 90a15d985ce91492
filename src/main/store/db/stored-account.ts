/**
 * How an account is stored: JSON with a letter for each field, without what most accounts do not have. A million accounts
 * with all names of all fields take a third of a gigabyte more.
 */
import { z } from 'zod';
import { accountSchema, type Account } from '../../../contract';
import { decoded } from './row-decoder';

/** The dataset count has its name: an index is made of it (`filter-indexes.ts`). A letter is never given another field. */
const letters = {
  kind: 'k',
  id: 'i',
  displayName: 'd',
  name: 'n',
  type: 't',
  valid: 'v',
  enabled: 'e',
  allowExternalUse: 'x',
  dataProviderType: 'p',
  credentialsType: 'r',
  origin: 'o',
  createdAt: 'c',
  createdBy: 'b',
  modifiedAt: 'm',
  modifiedBy: 'y',
  userId: 'u',
  owners: 'w',
  datasourceCount: 'datasourceCount',
  secretManagerAccountId: 's',
  secretId: 'q',
  accountTemplateId: 'a',
  accountTemplateAuthorizationId: 'h',
  validationStatus: 'l',
  validationReason: 'z',
  searchOnly: 'f',
  more: 'g',
} as const satisfies Record<keyof Account, string>;

/** In the order of the schema, as accounts that are compared as text need it. */
const fields = Object.keys(letters) as (keyof Account)[];

/** What a field has that is left out. A field that is not here is left out when it is null. */
const usual: Partial<Record<keyof Account, unknown>> = { kind: 'account', searchOnly: undefined };

const isUsual = (field: keyof Account, value: unknown): boolean =>
  field === 'more'
    ? Object.keys(value ?? {}).length === 0
    : value === (field in usual ? usual[field] : null);

/** Equal accounts have equal texts. */
export function packAccount(account: Account): string {
  const packed: Record<string, unknown> = {};
  for (const field of fields) {
    const value = account[field];
    if (!isUsual(field, value)) packed[letters[field]] = value;
  }
  return JSON.stringify(packed);
}

const isJsonObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** JSON with the names of the fields stays as it is: earlier versions stored that. */
export function unpackAccount(json: unknown): unknown {
  if (!isJsonObject(json) || 'displayName' in json) return json;
  const account: Record<string, unknown> = {};
  for (const field of fields) {
    const letter = letters[field];
    if (letter in json) account[field] = json[letter];
    else if (field === 'more') account[field] = {};
    else if (field !== 'searchOnly') account[field] = field in usual ? usual[field] : null;
  }
  return account;
}

/** The schema of a column that holds an account. */
export const storedAccountColumn = z
  .string()
  .transform((text, context): unknown => {
    try {
      return unpackAccount(JSON.parse(text));
    } catch {
      context.addIssue('This is not JSON.');
      return z.NEVER;
    }
  })
  .pipe(accountSchema);

/** Fails with `storeDamaged`. */
export const decodeStoredAccount = (text: string): Account => decoded(storedAccountColumn, text);

/** JSON with the names of all fields: the same whenever the account was stored. */
export const toFullAccountText = (text: string): string =>
  JSON.stringify(unpackAccount(JSON.parse(text)));
