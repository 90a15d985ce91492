/** Compares instances side by side. Rows come in pieces, so that the first are shown while the last are compared. */
import type {
  InstanceFilter,
  InstanceRow,
  InstancesSummary,
  AccountKind,
} from '../../../../contract';
import { MissingCells, createRowBuilder, expandRow, type SparseRow } from './sparse-row';
import { TimeSlicer } from './time-slicer';
import type { MatchGroup } from './match-group';
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
  const { instances, rule, match = 'rule', filter, baseline } = input;
  const slicer = new TimeSlicer(signal);
  const missingCells = new MissingCells(instances);
  const summary = new SummaryCounter(instances, missingCells);
  const shows = createRowFilter(filter);
  const rowOf = createRowBuilder(instances, missingCells, baseline);
  let rows: SparseRow[] = [];
  const buckets =
    match === 'id'
      ? matchAccountsById(instances, slicer)
      : matchAccountsByRule(instances, rule, slicer);
  for await (const ofProvider of buckets) {
    for (const bucket of ofProvider) {
      const row = rowOf(bucket);
      const shown = shows(row, bucket);
      summary.add(row, { shown, invalid: hasInvalidAccount(bucket) });
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

function createRowFilter(filter: InstanceFilter): (row: SparseRow, bucket: MatchGroup) => boolean {
  const { differencesOnly, missingOnly, invalidOnly, dataProviderTypes } = filter;
  const providers = new Set(dataProviderTypes);
  return (row, bucket) =>
    (!differencesOnly || row.verdict === 'different') &&
    (!missingOnly || row.missing) &&
    (!invalidOnly || hasInvalidAccount(bucket)) &&
    (providers.size === 0 || providers.has(row.dataProviderType));
}

/** Whether an account of the group needs attention. */
const hasInvalidAccount = ({ members }: MatchGroup): boolean =>
  members.some(({ account }) => account.valid === false);

type InstanceCounts = InstancesSummary['instances'][number];

class SummaryCounter {
  private readonly counts: InstancesSummary;
  private readonly providers = new Map<string, number>();
  private readonly rows: Record<AccountKind, number> = { account: 0, oauth: 0 };
  /** By kind and instance: the number of rows in which the instance has an account. */
  private readonly found: Readonly<Record<AccountKind, number[]>>;

  constructor(
    instances: readonly InstanceAccounts[],
    private readonly missingCells: MissingCells,
  ) {
    const none = {
      same: 0,
      drifted: 0,
      unknown: 0,
      missing: 0,
      extra: 0,
      ambiguous: 0,
      sameAsWritten: 0,
      differsAsWritten: 0,
    };
    this.counts = {
      rows: 0,
      shown: 0,
      same: 0,
      different: 0,
      unknown: 0,
      sameAsWritten: 0,
      differsAsWritten: 0,
      missing: 0,
      invalid: 0,
      providers: [],
      instances: instances.map(({ profileId, label }) => ({ profileId, label, ...none })),
    };
    this.found = { account: instances.map(() => 0), oauth: instances.map(() => 0) };
  }

  /** `invalid`: an account of the row needs attention. */
  add(row: SparseRow, { shown, invalid }: { shown: boolean; invalid: boolean }): void {
    this.counts.rows++;
    if (shown) this.counts.shown++;
    if (invalid) this.counts.invalid++;
    if (row.missing) this.counts.missing++;
    this.counts[row.verdict]++;
    const { kind, dataProviderType } = row;
    this.rows[kind]++;
    this.providers.set(dataProviderType, (this.providers.get(dataProviderType) ?? 0) + 1);
    const found = this.found[kind];
    for (const { instance, cell } of row.presentCells) {
      const counts = this.counts.instances[instance];
      if (counts) counts[cell.state]++;
      found[instance] = (found[instance] ?? 0) + 1;
    }
  }

  toSummary(): InstancesSummary {
    const providers = [...this.providers].map(([dataProviderType, rows]) => ({
      dataProviderType,
      rows,
    }));
    const instances = this.counts.instances.map((counts, at) => this.withMissing(counts, at));
    return { ...this.counts, instances, providers };
  }

  /** Adds the rows in which the instance has no account. They are counted once, at the end. */
  private withMissing(counts: InstanceCounts, instance: number): InstanceCounts {
    const completed = { ...counts };
    for (const kind of ['account', 'oauth'] as const) {
      const missingRows = this.rows[kind] - (this.found[kind][instance] ?? 0);
      completed[this.missingCells.stateIn(kind, instance)] += missingRows;
    }
    return completed;
  }
}
