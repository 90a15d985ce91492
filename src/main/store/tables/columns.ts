/** The columns of every table, as the migrations create them. Times are epoch milliseconds. */
import { z } from 'zod';
import {
  accessEntrySchema,
  accountConfigSchema,
  accountKindSchema,
  activityChangeSchema,
  activityEntrySchema,
  colourSchema,
  guardSchema,
  parseId,
  problemSchema,
  profileSchema,
  providerSchema,
  publishedTableSchema,
  savedComparisonSchema,
} from '../../../contract';
import { jsonColumn } from '../db/row-decoder';
import { packedAccountColumn } from '../db/stored-account';

const text = z.string();
const number = z.number();
/**
 * An id of an account. SQLite holds all its digits; libsql would round them, so queries read the column with
 * `idTextSql`. A query that forgets it fails here.
 */
const idText = z.string().transform((digits, context) => {
  const id = parseId(digits);
  if (id !== null) return id;
  context.addIssue('This is not an id.');
  return z.NEVER;
});
/** SQLite has no booleans. */
const flag = z.literal([0, 1]).transform((value) => value === 1);

export const profileTableColumns = {
  id: text,
  label: text,
  label_key: text,
  origin: text,
  instance: text,
  group_name: text,
  colour: colourSchema,
  guard: guardSchema,
  keep: z.enum(['keychain', 'session']),
  user: jsonColumn(profileSchema.shape.user).nullable(),
  last_check: jsonColumn(profileSchema.shape.lastCheck).nullable(),
  last_sync: jsonColumn(profileSchema.shape.lastSync).nullable(),
  created_at: number,
  revision: number,
};

export const accountTableColumns = {
  row: number,
  profile_id: text,
  kind: accountKindSchema,
  id: idText,
  provider: text,
  owner: text.nullable(),
  owner_from: z.enum(['accessList', 'list', 'search']).nullable(),
  access_count: number.nullable(),
  data: packedAccountColumn,
  read_at: number,
  set_aside: flag,
  search_only: flag,
};

export const listTableColumns = {
  profile_id: text,
  kind: accountKindSchema,
  read_at: number,
  searched_at: number.nullable(),
};

export const configTableColumns = {
  data: jsonColumn(accountConfigSchema).nullable(),
  read_at: number.nullable(),
  problem: jsonColumn(problemSchema).nullable(),
};

export const accessListTableColumns = {
  data: jsonColumn(accessEntrySchema.array()).nullable(),
  read_at: number.nullable(),
  problem: jsonColumn(problemSchema).nullable(),
};

export const principalTableColumns = { name: text };

export const providerColumn = jsonColumn(providerSchema);

export const activityTableColumns = {
  id: text,
  at: number,
  source: activityEntrySchema.shape.source,
  operation: text,
  profile_id: text,
  label: text,
  instance: text,
  kind: accountKindSchema.nullable(),
  account_id: idText.nullable(),
  account: text,
  changes: jsonColumn(activityChangeSchema.array()),
  outcome: activityEntrySchema.shape.outcome,
  problem: jsonColumn(problemSchema).nullable(),
  ended_at: number.nullable(),
  pid: number,
};

export const snapshotTableColumns = {
  seq: number,
  taken_at: number,
  accounts_read_at: number.nullable(),
  oauth_read_at: number.nullable(),
  details_from: number.nullable(),
  accounts: number,
  changed: number,
  added: number,
  removed: number,
};

export const versionTableColumns = {
  row: number,
  kind: accountKindSchema,
  id: idText,
  part: z.enum(['account', 'config', 'access']),
  from_seq: number,
  to_seq: number.nullable(),
  read_at: number.nullable(),
  problem: text.nullable(),
  data: text.nullable(),
};

export const syncRunTableColumns = { profile_id: text, started_at: number };

export const settingTableColumns = { name: text, value: jsonColumn(z.unknown()) };

export const savedComparisonTableColumns = {
  id: text,
  name: text,
  saved_at: number,
  data: jsonColumn(savedComparisonSchema.shape.comparison),
};

export const pairedTableColumns = {
  pairing: number,
  profile_id: text,
  kind: accountKindSchema,
  id: idText,
};

export const publishedTableColumns = {
  table_name: publishedTableSchema,
  dataset_id: text,
  made_at: number,
  published_at: number.nullable(),
  row_count: number.nullable(),
};

export const summaryTableColumns = { data: z.instanceof(Uint8Array) };

export const writtenSecretTableColumns = {
  account: number,
  field: text,
  fingerprint: text,
  written_at: number,
  modified_at: number.nullable(),
  may_have_changed: flag,
};

/** JSON that is compared or passed on as it is. */
export const jsonText = text;
