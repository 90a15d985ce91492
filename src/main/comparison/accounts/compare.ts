/** Accounts side by side: columns in, matrix out. Pure; reads and keeps nothing. */
import type {
  AccountMatrix,
  ComparedColumn,
  ComparedGroup,
  ComparedRow,
  Relation,
  Tally,
} from '../../../contract';
import { strongest } from '../known';
import { accessRows } from './access-rows';
import { configRows } from './config-rows';
import { finish } from './draft';
import { headOf, type AccountColumn } from './input';
import { metadataRows } from './metadata-rows';

/** `baseline`: the index of the column that the others are held against; null for none. */
export function compareAccounts(input: {
  readonly columns: readonly AccountColumn[];
  readonly baseline: number | null;
}): AccountMatrix {
  const { columns, baseline } = input;
  const config = configRows(columns);
  const inConfig = new Set(config.map(({ key }) => key));
  const rows = [...config, ...metadataRows(columns, inConfig), ...accessRows(columns)].map((row) =>
    finish(row, baseline),
  );
  const heads = columns.map(headOf);
  const groups = {
    config: tally(rows, heads, ['config']),
    metadata: tally(rows, heads, ['metadata']),
    access: tally(rows, heads, ['access']),
  };
  return {
    columns: heads,
    baseline,
    rows,
    tallies: { all: tally(rows, heads, ['config', 'metadata', 'access']), ...groups },
  };
}

function tally(
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
    verdict: strongest(unread ? [...verdicts, 'unknown'] : verdicts),
    same: count('same'),
    different: count('different'),
    unknown: count('unknown'),
  };
}
