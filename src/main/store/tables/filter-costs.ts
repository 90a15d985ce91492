/** Estimates what a page costs, from the counts of each list. */
import { z } from 'zod';
import type { InventoryFilter } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { joinConditions, toFieldConditions, type SqlPart } from './sql-fragments';

/** How many of the accounts have a word that the text index finds too often to count. Known only roughly. */
const SHARE_WITH_TEXT = 0.05;

export interface FilterIndex {
  readonly index: string;
  /** What the index needs beside the filter's own conditions. */
  readonly conditions: readonly SqlPart[];
}

interface Candidate extends FilterIndex {
  /** The part of the filter that the index serves. */
  readonly serves: Partial<InventoryFilter>;
}

const noFilter: InventoryFilter = {
  profileIds: null,
  kind: null,
  dataProviderTypes: null,
  valid: null,
  text: '',
};

const allProfiles: SqlPart = { sql: 'a.profile_id IN (SELECT id FROM profiles)', values: [] };

function candidatesOf({
  profileIds,
  kind,
  dataProviderTypes,
  valid,
  group,
}: InventoryFilter): Candidate[] {
  const found: Candidate[] = [];
  if (profileIds !== null || kind !== null || group !== undefined) {
    // The index that makes (profile_id, kind, id) unique.
    const index = 'sqlite_autoindex_accounts_1';
    const conditions = profileIds === null && group === undefined ? [allProfiles] : [];
    const ofGroup = group === undefined ? {} : { group };
    found.push({ index, conditions, serves: { profileIds, kind, ...ofGroup } });
  }
  if (dataProviderTypes !== null && dataProviderTypes.length > 0)
    found.push({ index: 'accounts_by_provider', conditions: [], serves: { dataProviderTypes } });
  // The index has no valid accounts.
  if (valid === false)
    found.push({
      index: 'accounts_by_valid',
      conditions: [{ sql: 'a.valid IS NOT 1', values: [] }],
      serves: { valid },
    });
  return found;
}

/**
 * The index with which the filter leaves so few accounts that sorting them is cheaper than walking the wanted order.
 * Null: walk the order.
 * @param wanted how many matching accounts a walk has to find.
 */
export function chooseIndex(
  database: Database,
  filter: InventoryFilter,
  { wanted, hasText }: { wanted: number; hasText: boolean },
): FilterIndex | null {
  const candidates = candidatesOf(filter);
  if (candidates.length === 0) return null;
  const parts = [noFilter, filter, ...candidates.map(({ serves }) => ({ ...noFilter, ...serves }))];
  const [all = 0, matching = 0, ...served] = parts.map((part) => countWithoutText(database, part));
  const share = (matching / Math.max(all, 1)) * (hasText ? SHARE_WITH_TEXT : 1);
  const walked = share === 0 ? all : Math.min(wanted / share, all);
  const sorted = Math.min(...served);
  return sorted < walked ? (candidates[served.indexOf(sorted)] ?? null) : null;
}

const decodeSum = rowDecoder({ n: z.number() });

function countWithoutText(database: Database, filter: InventoryFilter): number {
  const { where, values } = joinConditions(toFieldConditions(filter));
  const row = database.get(`SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a ${where}`, ...values);
  return decodeSum(row ?? {}).n;
}
