/** Compares instances side by side. Rows come in pieces, so that the first are shown while the last are compared. */
import type { InstanceRow, InstancesSummary } from '../../../../contract';
import { MissingCells, createRowBuilder, expandRow, type SparseRow } from './sparse-row';
import { TimeSlicer } from './time-slicer';
import { createRowFilter, hasInvalidMember } from './row-filter';
import { SummaryCounter } from './summary-counter';
import type { InstanceAccounts, InstancesInput } from './instances-input';
import { matchAccountsById, matchAccountsByRule } from './match-accounts';

export interface InstanceComparisonOptions {
  /** Aborting it ends the comparison with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Maximum number of rows in a piece. */
  readonly pieceSize?: number;
}

/** Yields rows by provider, then name. Lets other work run about every 12 ms. Returns the counts over all rows. */
export async function* compareInstances(
  input: InstancesInput,
  { signal, pieceSize = 200 }: InstanceComparisonOptions = {},
): AsyncGenerator<SparseRow[], InstancesSummary, undefined> {
  const { instances, rule, guessed = [], match = 'rule', filter, baseline } = input;
  const slicer = new TimeSlicer(signal);
  const missingCells = new MissingCells(instances);
  const summary = new SummaryCounter(instances, missingCells);
  const shows = createRowFilter(filter, instances, missingCells);
  const rowOf = createRowBuilder(instances, missingCells, baseline);
  let rows: SparseRow[] = [];
  const buckets =
    match === 'id'
      ? matchAccountsById(instances, slicer)
      : matchAccountsByRule(instances, rule, slicer, guessed);
  for await (const ofProvider of buckets) {
    for (const bucket of ofProvider) {
      const row = rowOf(bucket);
      const shown = shows(row, bucket);
      summary.add(row, { shown, invalid: hasInvalidMember(bucket) });
      if (shown) rows.push(row);
      if (rows.length === pieceSize) {
        yield rows;
        slicer.throwIfCancelled();
        rows = [];
      }
      if (slicer.isSliceOver()) await slicer.startNextSlice();
    }
  }
  if (rows.length > 0) yield rows;
  return summary.toSummary();
}

/** Makes complete rows of sparse rows. */
export function createRowExpander(
  instances: readonly InstanceAccounts[],
): (rows: readonly SparseRow[]) => InstanceRow[] {
  const missingCells = new MissingCells(instances);
  return (rows) => rows.map((row) => expandRow(row, missingCells));
}

/** Collects all rows. */
export async function collectInstanceRows(
  input: InstancesInput,
  options: InstanceComparisonOptions & {
    readonly onRows?: (rows: readonly InstanceRow[]) => void;
  } = {},
): Promise<{ rows: InstanceRow[]; summary: InstancesSummary }> {
  const rows: InstanceRow[] = [];
  const pieces = compareInstances(input, options);
  const expandRows = createRowExpander(input.instances);
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return { rows, summary: next.value };
    const piece = expandRows(next.value);
    options.onRows?.(piece);
    rows.push(...piece);
  }
}
