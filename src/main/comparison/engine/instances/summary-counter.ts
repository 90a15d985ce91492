/** Counts rows and cells of a comparison of instances. */
import type { AccountKind, InstancesSummary } from '../../../../contract';
import { compareNames } from '../../../../contract/text-folding';
import type { InstanceAccounts } from './instances-input';
import { isDiffering } from './row-filter';
import type { MissingCells, SparseRow } from './sparse-row';

type InstanceCounts = InstancesSummary['instances'][number];
type ProviderCounts = InstancesSummary['providers'][number];

/** More would not fit into a picture. */
const MAX_FIELDS = 200;

/** Of one instance, before any row. */
export const emptyInstanceCounts = (): Omit<InstanceCounts, 'profileId' | 'label'> => ({
  differing: 0,
  same: 0,
  drifted: 0,
  unknown: 0,
  missing: 0,
  extra: 0,
  ambiguous: 0,
  sameAsWritten: 0,
  differsAsWritten: 0,
});

/** Before any row. */
export const emptySummary = (
  instances: readonly Pick<InstanceAccounts, 'profileId' | 'label'>[],
): InstancesSummary => ({
  rows: 0,
  shown: 0,
  same: 0,
  different: 0,
  unknown: 0,
  sameAsWritten: 0,
  differsAsWritten: 0,
  missing: 0,
  invalid: 0,
  single: 0,
  singleInvalid: 0,
  providers: [],
  fields: [],
  instances: instances.map(({ profileId, label }) => ({
    profileId,
    label,
    ...emptyInstanceCounts(),
  })),
});

export class SummaryCounter {
  private readonly counts: InstancesSummary;
  private readonly providers = new Map<string, ProviderCounts>();
  private readonly fields = new Map<string, number>();
  private readonly rows: Record<AccountKind, number> = { account: 0, oauth: 0 };
  /** By kind and instance: the number of rows in which the instance has an account. */
  private readonly found: Readonly<Record<AccountKind, number[]>>;

  constructor(
    instances: readonly InstanceAccounts[],
    private readonly missingCells: MissingCells,
  ) {
    this.counts = emptySummary(instances);
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
    this.addToProvider(dataProviderType, row);
    if (row.single) this.counts.single++;
    if (row.single && invalid) this.counts.singleInvalid++;
    for (const name of row.differingFields) this.fields.set(name, (this.fields.get(name) ?? 0) + 1);
    if (!row.single && row.verdict !== 'same') this.addDiffering(row);
    const found = this.found[kind];
    for (const { instance, cell } of row.presentCells) {
      const counts = this.counts.instances[instance];
      if (counts) counts[cell.state]++;
      found[instance] = (found[instance] ?? 0) + 1;
    }
  }

  toSummary(): InstancesSummary {
    const providers = [...this.providers.values()];
    const fields = [...this.fields]
      .map(([name, rows]) => ({ name, rows }))
      .sort((a, b) => b.rows - a.rows || compareNames(a.name, b.name))
      .slice(0, MAX_FIELDS);
    const instances = this.counts.instances.map((counts, at) => this.withMissing(counts, at));
    return { ...this.counts, instances, providers, fields };
  }

  private addToProvider(dataProviderType: string, { single, verdict }: SparseRow): void {
    const none = { dataProviderType, rows: 0, single: 0, different: 0 };
    const counts = this.providers.get(dataProviderType) ?? none;
    this.providers.set(dataProviderType, counts);
    counts.rows++;
    if (single) counts.single++;
    else if (verdict === 'different') counts.different++;
  }

  private addDiffering(row: SparseRow): void {
    let next = 0;
    for (const [column, counts] of this.counts.instances.entries()) {
      // Cells are in the order of the instances, so none has to be searched for.
      const present = row.presentCells[next];
      const cell = present?.instance === column ? present.cell : undefined;
      if (cell !== undefined) next++;
      if (isDiffering(cell, row.kind, column, this.missingCells)) counts.differing++;
    }
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
