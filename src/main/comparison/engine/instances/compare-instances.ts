/** Instances side by side: rows come in pieces, so that the first can be seen while the last are compared. */
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
  /** Rows in a piece, at most. */
  readonly pieceSize?: number;
}

/** By provider, then name. The thread is left to others about every 12 ms. Returns the counts over all rows. */
export async function* compareInstances(
  input: InstancesInput,
  { signal, pieceSize: piece = 200 }: InstanceComparisonOptions = {},
): AsyncGenerator<SparseRow[], InstancesSummary, undefined> {
  const { instances, rule, match = 'rule', filter, baseline } = input;
  const breath = new TimeSlicer(signal);
  const absent = new MissingCells(instances);
  const summary = new SummaryCounter(instances, absent);
  const shows = createRowFilter(filter);
  const rowOf = createRowBuilder(instances, absent, baseline);
  let rows: SparseRow[] = [];
  const buckets =
    match === 'id'
      ? matchAccountsById(instances, breath)
      : matchAccountsByRule(instances, rule, breath);
  for await (const ofProvider of buckets) {
    for (const bucket of ofProvider) {
      const row = rowOf(bucket);
      const shown = shows(row, bucket);
      summary.add(row, { shown, invalid: hasInvalidAccount(bucket) });
      if (shown) rows.push(row);
      if (rows.length === piece) {
        yield rows;
        breath.throwIfCancelled();
        rows = [];
      }
      if (breath.isSliceOver()) await breath.startNextSlice();
    }
  }
  if (rows.length > 0) yield rows;
  return summary.toSummary();
}

/** Rows of these instances as they are shown. */
export function createRowExpander(
  instances: readonly InstanceAccounts[],
): (rows: readonly SparseRow[]) => InstanceRow[] {
  const absent = new MissingCells(instances);
  return (rows) => rows.map((row) => expandRow(row, absent));
}

/** All rows at once. */
export async function collectInstanceRows(
  input: InstancesInput,
  options: InstanceComparisonOptions & {
    readonly onRows?: (rows: readonly InstanceRow[]) => void;
  } = {},
): Promise<{ rows: InstanceRow[]; summary: InstancesSummary }> {
  const rows: InstanceRow[] = [];
  const pieces = compareInstances(input, options);
  const whole = createRowExpander(input.instances);
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return { rows, summary: next.value };
    const piece = whole(next.value);
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

/** An account of it needs attention. */
const hasInvalidAccount = ({ members }: MatchGroup): boolean =>
  members.some(({ account }) => account.valid === false);

/** Counts over all rows, kept while they are made. */

type InstanceCounts = InstancesSummary['instances'][number];

export class SummaryCounter {
  private readonly counts: InstancesSummary;
  private readonly providers = new Map<string, number>();
  private readonly rows: Record<AccountKind, number> = { account: 0, oauth: 0 };
  /** By kind and instance, rows that it has an account of. */
  private readonly found: Readonly<Record<AccountKind, number[]>>;

  constructor(
    instances: readonly InstanceAccounts[],
    private readonly missingCells: MissingCells,
  ) {
    const none = { same: 0, drifted: 0, unknown: 0, missing: 0, extra: 0, ambiguous: 0 };
    this.counts = {
      rows: 0,
      shown: 0,
      same: 0,
      different: 0,
      unknown: 0,
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

  /** Rows that it has no account of are counted once, at the end. */
  private withMissing(counts: InstanceCounts, instance: number): InstanceCounts {
    const whole = { ...counts };
    for (const kind of ['account', 'oauth'] as const) {
      const absent = this.rows[kind] - (this.found[kind][instance] ?? 0);
      whole[this.missingCells.stateIn(kind, instance)] += absent;
    }
    return whole;
  }
}
