/**
 * How an account is stored: JSON with a letter for each field, without what most accounts do not have. In table
 * `accounts` it also lacks what columns of the row have. A million accounts with all names of all fields take 600 MB more.
 */
import { z } from 'zod';
import { accountSchema, type Account } from '../../../contract';
import type { SqlValue } from './database';
import { decoded } from './row-decoder';

/** In the order of the schema. An index needs the name of the dataset count (`filter-indexes.ts`). */
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

type Field = keyof Account;

const allFields = Object.keys(letters) as Field[];

/** The column of the row that has the field. They come last in a packed account, in this order. */
const columns = {
  valid: 'valid',
  dataProviderType: 'provider',
  createdAt: 'created_at',
  modifiedAt: 'modified_at',
} as const satisfies Partial<Record<Field, string>>;

const columnFields = Object.keys(columns) as (keyof typeof columns)[];
const otherFields = allFields.filter((field) => !(field in columns));

/** What a field has that is left out. A field that is not here is left out when it is null. */
const usual: Partial<Record<Field, unknown>> = { kind: 'account', searchOnly: undefined };

const isUsual = (field: Field, value: unknown): boolean =>
  field === 'more'
    ? Object.keys(value ?? {}).length === 0
    : value === (field in usual ? usual[field] : null);

function pack(account: Account, fields: readonly Field[]): string {
  const packed: Record<string, unknown> = {};
  for (const field of fields) {
    const value = account[field];
    if (!isUsual(field, value)) packed[letters[field]] = value;
  }
  return JSON.stringify(packed);
}

/** Equal accounts have equal texts. */
export const packAccount = (account: Account): string =>
  pack(account, [...otherFields, ...columnFields]);

/** What its row has in `data`. */
export const packAccountOfRow = (account: Account): string => pack(account, otherFields);

/** As `packAccount`, of the row's `data` and its columns. Data with the names of all fields stays as it is. */
export function packedFromRow(data: string, column: (name: string) => SqlValue): string {
  if (!data.endsWith('}') || data.startsWith('{"kind"')) return data;
  let packed = data.slice(0, -1);
  for (const field of columnFields) {
    const value = column(columns[field]);
    if (value === null) continue;
    const json = field === 'valid' ? value !== 0 : value;
    packed += `,"${letters[field]}":${JSON.stringify(json)}`;
  }
  return `${packed}}`;
}

/** SQL: the same, of an account `a`. Only texts that SQL made are compared with one another in SQL. */
export const PACKED_ACCOUNT_SQL = `(substr(a.data, 1, length(a.data) - 1)
  || CASE WHEN a.valid IS NULL THEN '' ELSE ',"v":' || iif(a.valid, 'true', 'false') END
  || ',"p":' || json_quote(a.provider)
  || CASE WHEN a.created_at IS NULL THEN '' ELSE ',"c":' || a.created_at END
  || CASE WHEN a.modified_at IS NULL THEN '' ELSE ',"m":' || a.modified_at END || '}')`;

const isJsonObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** JSON with the names of the fields stays as it is: earlier versions stored that. */
function unpackAccount(json: unknown): unknown {
  if (!isJsonObject(json) || 'displayName' in json) return json;
  const account: Record<string, unknown> = {};
  for (const field of allFields) {
    const letter = letters[field];
    if (letter in json) account[field] = json[letter];
    else if (field === 'more') account[field] = {};
    else if (field !== 'searchOnly') account[field] = field in usual ? usual[field] : null;
  }
  return account;
}

/** The schema of a packed account. */
export const packedAccountColumn = z
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
export const decodePackedAccount = (text: string): Account => decoded(packedAccountColumn, text);

/** JSON with the names of all fields: the same whenever the account was stored. */
export const toFullAccountText = (text: string): string =>
  JSON.stringify(unpackAccount(JSON.parse(text)));
