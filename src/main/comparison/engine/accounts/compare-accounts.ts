/** Compares accounts side by side. Pure: columns in, matrix out. */
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

/** `baseline`: index of the column that the others are compared with; null for none. */
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
  const comparedColumns = columns.map(toComparedColumn);
  const groups = {
    config: tallyRows(rows, comparedColumns, ['config']),
    metadata: tallyRows(rows, comparedColumns, ['metadata']),
    access: tallyRows(rows, comparedColumns, ['access']),
  };
  return {
    columns: comparedColumns,
    baseline,
    rows,
    tallies: { all: tallyRows(rows, comparedColumns, ['config', 'metadata', 'access']), ...groups },
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
  // Parts that could not be read have no rows, which does not make them the same.
  const unread = columns.some(({ parts }) => groups.some((group) => parts[group].state !== 'read'));
  return {
    verdict: combineRelations(unread ? [...verdicts, 'unknown'] : verdicts),
    same: count('same'),
    different: count('different'),
    unknown: count('unknown'),
    sameAsWritten: count('sameAsWritten'),
    differsAsWritten: count('differsAsWritten'),
  };
}

/** One account at one time. Ids, owners and times are informative, as between two accounts. */
export type PastAccountColumn = Omit<AccountColumn, 'label'>;

/** Fields of the account itself and entries of its access list that are proven to differ. */
export function countChangesOutsideConfig(then: PastAccountColumn, now: PastAccountColumn): number {
  const { metadata, access } = compareThenAndNow(then, now).tallies;
  return metadata.different + access.different;
}

/** Compares the columns `Then` and `Now`, with `Then` as the baseline. Access is matched by id. */
export const compareThenAndNow = (then: PastAccountColumn, now: PastAccountColumn): AccountMatrix =>
  compareAccounts({
    columns: [
      { ...then, label: 'Then' },
      { ...now, label: 'Now' },
    ],
    baseline: 0,
  });
