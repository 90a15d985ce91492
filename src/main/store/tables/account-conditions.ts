/** SQL of the conditions that `counts` knows nothing of: for one account, and for all that have it by a narrow index. */
import type { InventoryFilter } from '../../../contract';
import { toNameKey } from '../../../contract/text-folding';
import type { SqlValue } from '../db/database';
import { jsonNumber } from '../db/filter-indexes';

interface SqlText {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export interface AccountCondition extends SqlText {
  /** Lists the rows that have it, and maybe a few more, without reading accounts. Null: no narrow index does. */
  readonly rows: SqlText | null;
}

/** All of them; an account must meet each. `sql` is true of an account `a`. */
export const toAccountConditions = (filter: InventoryFilter): AccountCondition[] => [
  ...ownerCondition(filter),
  ...modifiedCondition(filter),
  ...datasetsCondition(filter),
  ...notReadCondition(filter),
  ...searchOnlyCondition(filter),
  ...accountsCondition(filter),
];

/** The owners are far fewer than the accounts: each is sought once in the index. */
const ownerKeys = (words: number): string => `
  WITH RECURSIVE owners (key) AS (
    SELECT MIN(owner_key) FROM accounts WHERE owner_key IS NOT NULL
    UNION ALL
    SELECT (SELECT MIN(n.owner_key) FROM accounts n WHERE n.owner_key > owners.key) FROM owners
    WHERE owners.key IS NOT NULL)
  SELECT key FROM owners WHERE ${Array.from({ length: words }, () => 'instr(key, ?) > 0').join(' AND ')}`;

function ownerCondition({ owner = '' }: InventoryFilter): AccountCondition[] {
  const values = toNameKey(owner)
    .split(' ')
    .filter((word) => word !== '');
  if (values.length === 0) return [];
  const keys = ownerKeys(values.length);
  const rows = `SELECT o.row FROM accounts o INDEXED BY accounts_by_owner
    WHERE o.owner_key IS NOT NULL AND o.owner_key IN (${keys})`;
  return [{ sql: `a.owner_key IN (${keys})`, values, rows: { sql: rows, values } }];
}

type Bound = readonly [comparison: '>=' | '<' | '<=', value: number | undefined];

/** The value is within the bounds that are set. Null when none is. */
function within(value: string, bounds: readonly Bound[]): SqlText | null {
  const set = bounds.filter(([, bound]) => bound !== undefined);
  if (set.length === 0) return null;
  return {
    sql: set.map(([comparison]) => `${value} ${comparison} ?`).join(' AND '),
    values: set.map(([, bound = 0]) => bound),
  };
}

function modifiedCondition({ modifiedFrom, modifiedBefore }: InventoryFilter): AccountCondition[] {
  const bounds: Bound[] = [
    ['>=', modifiedFrom],
    ['<', modifiedBefore],
  ];
  const [one, all] = [within('a.modified_at', bounds), within('m.modified_at', bounds)];
  if (one === null || all === null) return [];
  const rows = `SELECT m.row FROM accounts m INDEXED BY accounts_by_modified WHERE ${all.sql}`;
  return [{ ...one, rows: { ...all, sql: rows } }];
}

/** What uses an OAuth account is in its list; of plain accounts only the search says it. */
const DATASETS = `COALESCE(${jsonNumber('a.data', 'datasourceCount')},
  (SELECT ${jsonNumber('f.data', 'datasetCount')} FROM found f WHERE f.account = a.row))`;

function datasetsCondition({
  datasetsAtLeast,
  datasetsAtMost,
}: InventoryFilter): AccountCondition[] {
  const bounds: Bound[] = [
    ['>=', datasetsAtLeast],
    ['<=', datasetsAtMost],
  ];
  const one = within(DATASETS, bounds);
  const listed = within(jsonNumber('u.data', 'datasourceCount'), bounds);
  const found = within(jsonNumber('s.data', 'datasetCount'), bounds);
  if (one === null || listed === null || found === null) return [];
  const rows = `SELECT u.row FROM accounts u INDEXED BY accounts_by_datasets
    WHERE ${jsonNumber('u.data', 'datasourceCount')} IS NOT NULL AND ${listed.sql}
    UNION ALL SELECT s.account FROM found s INDEXED BY found_by_datasets WHERE ${found.sql}`;
  return [{ ...one, rows: { sql: rows, values: [...listed.values, ...found.values] } }];
}

const UNREAD_CONFIGS = 'SELECT account FROM unread_configs';
const UNREAD_ACCESS =
  'SELECT x.row FROM accounts x INDEXED BY accounts_access_not_read WHERE x.access_count IS NULL';
const CONFIG_NOT_READ = 'EXISTS (SELECT 1 FROM unread_configs n WHERE n.account = a.row)';
const ACCESS_NOT_READ = 'a.access_count IS NULL';

const notReadSql = {
  config: [CONFIG_NOT_READ, UNREAD_CONFIGS],
  access: [ACCESS_NOT_READ, UNREAD_ACCESS],
  any: [`(${ACCESS_NOT_READ} OR ${CONFIG_NOT_READ})`, `${UNREAD_ACCESS} UNION ${UNREAD_CONFIGS}`],
} as const;

function notReadCondition({ notRead }: InventoryFilter): AccountCondition[] {
  if (notRead === undefined) return [];
  const [sql, rows] = notReadSql[notRead];
  return [{ sql, values: [], rows: { sql: rows, values: [] } }];
}

function searchOnlyCondition({ searchOnly }: InventoryFilter): AccountCondition[] {
  if (searchOnly === undefined) return [];
  const rows =
    'SELECT o.row FROM accounts o INDEXED BY accounts_only_found WHERE o.search_only = 1';
  return [
    {
      sql: `a.search_only = ${Number(searchOnly)}`,
      values: [],
      rows: searchOnly ? { sql: rows, values: [] } : null,
    },
  ];
}

/** One text for all keys: thousands of parameters would be more than SQLite takes. Ids keep every digit. */
const KEYED_ROWS = `SELECT k.row FROM json_each(?) wanted JOIN accounts k ON
  k.profile_id = json_extract(wanted.value, '$[0]') AND k.kind = json_extract(wanted.value, '$[1]')
  AND k.id = CAST(json_extract(wanted.value, '$[2]') AS INTEGER)`;

function accountsCondition({ accounts }: InventoryFilter): AccountCondition[] {
  if (accounts === undefined) return [];
  const values = [
    JSON.stringify(accounts.map(({ profileId, kind, id }) => [profileId, kind, String(id)])),
  ];
  return [{ sql: `a.row IN (${KEYED_ROWS})`, values, rows: { sql: KEYED_ROWS, values } }];
}
