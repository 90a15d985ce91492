/** Accounts side by side: columns in, matrix out. Pure; reads and keeps nothing. */
import type {
  AccountMatrix,
  ComparedColumn,
  ComparedGroup,
  ComparedRow,
  Relation,
  Tally,
} from '../../../../contract';
import { combineRelations } from '../equality';
import { buildAccessRows } from './access-rows';
import { buildConfigRows } from './config-rows';
import { finishRow } from './draft-row';
import { toComparedColumn, type AccountColumn } from './account-column';
import { buildMetadataRows } from './metadata-rows';

/** `baseline`: the index of the column that the others are held against; null for none. */
export function compareAccounts(input: {
  readonly columns: readonly AccountColumn[];
  readonly baseline: number | null;
}): AccountMatrix {
  const { columns, baseline } = input;
  const config = buildConfigRows(columns);
  const inConfig = new Set(config.map(({ key }) => key));
  const rows = [
    ...config,
    ...buildMetadataRows(columns, inConfig),
    ...buildAccessRows(columns),
  ].map((row) => finishRow(row, baseline));
  const heads = columns.map(toComparedColumn);
  const groups = {
    config: tallyRows(rows, heads, ['config']),
    metadata: tallyRows(rows, heads, ['metadata']),
    access: tallyRows(rows, heads, ['access']),
  };
  return {
    columns: heads,
    baseline,
    rows,
    tallies: { all: tallyRows(rows, heads, ['config', 'metadata', 'access']), ...groups },
  };
}

function tallyRows(
  rows: readonly ComparedRow[],
  columns: readonly ComparedColumn[],
  groups: readonly ComparedGroup[],
): Tally {
  const verdicts = rows
    .filter(({ group, informative }) => groups.includes(group) && !informative)
    .map(({ verdict }) => verdict);
  const count = (which: Relation): number => verdicts.filter((one) => one === which).length;
  // Two parts that nobody could read have no rows, and are not the same for that.
  const unread = columns.some(({ parts }) => groups.some((group) => parts[group].state !== 'read'));
  return {
    verdict: combineRelations(unread ? [...verdicts, 'unknown'] : verdicts),
    same: count('same'),
    different: count('different'),
    unknown: count('unknown'),
  };
}

/** One account at two times: the same comparison, with its past as the baseline. */

/** What one account was like; ids, owners and times stay informative, as between two accounts. */
export type PastAccountColumn = Omit<AccountColumn, 'label'>;

/** Fields of the account itself and entries of its access list that are proven to differ. */
export function countChangesOutsideConfig(then: PastAccountColumn, now: PastAccountColumn): number {
  const { metadata, access } = compareThenAndNow(then, now).tallies;
  return metadata.different + access.different;
}

/** Columns `Then` and `Now`, `Then` being the baseline. Access is matched by id. */
export const compareThenAndNow = (then: PastAccountColumn, now: PastAccountColumn): AccountMatrix =>
  compareAccounts({
    columns: [
      { ...then, label: 'Then' },
      { ...now, label: 'Now' },
    ],
    baseline: 0,
  });
