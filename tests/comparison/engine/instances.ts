/** Instances for comparisons, made short. */
import { instanceFilterSchema, matchRuleSchema, type InstanceRow } from '../../../src/contract';
import {
  collectInstanceRows,
  type AccountSummary,
  encodeDigest,
  type ConfigDigest,
  type FieldDigest,
  type InstanceAccounts,
} from '../../../src/main/comparison/engine';

export const summary = (
  displayName: string,
  config: readonly FieldDigest[] | ConfigDigest | null = [],
  changes: Partial<AccountSummary> = {},
): AccountSummary => ({
  kind: 'account',
  id: 1,
  dataProviderType: 'snowflake',
  displayName,
  name: displayName,
  valid: true,
  config: config === null || typeof config === 'string' ? config : encodeDigest(config),
  ...changes,
});

export const instance = (
  profileId: string,
  accounts: readonly AccountSummary[],
  unlisted: InstanceAccounts['unlisted'] = [],
): InstanceAccounts => ({ profileId, label: profileId.toUpperCase(), accounts, unlisted });

export interface Asked {
  readonly rule?: Parameters<typeof matchRuleSchema.parse>[0];
  readonly filter?: Parameters<typeof instanceFilterSchema.parse>[0];
  readonly baseline?: number | null;
  readonly guessed?: readonly string[];
}

export const collect = (
  instances: readonly InstanceAccounts[],
  { rule = {}, filter = {}, baseline = null, guessed = [] }: Asked = {},
) =>
  collectInstanceRows({
    instances,
    rule: matchRuleSchema.parse(rule),
    filter: instanceFilterSchema.parse(filter),
    baseline,
    guessed,
  });

/** Instances p0, p1, … */
export const of = (...lists: readonly (readonly AccountSummary[])[]): InstanceAccounts[] =>
  lists.map((accounts, index) => instance(`p${index}`, accounts));

export const said = (rows: readonly InstanceRow[]) =>
  rows.map(({ displayName, verdict, cells }) => [
    displayName,
    verdict,
    ...cells.map(({ state }) => state),
  ]);

/** The one row. */
export async function onlyRow(...args: Parameters<typeof collect>): Promise<InstanceRow> {
  const { rows } = await collect(...args);
  const [row, ...others] = rows;
  if (!row || others.length > 0) throw new Error(`${rows.length} rows`);
  return row;
}
