/** Counts over all rows, kept while they are made. */
import type { InstancesSummary, Kind } from '../../../contract';
import type { Absent } from './absent';
import type { InstanceAccounts } from './input';
import type { FoundRow } from './row';

type Counts = InstancesSummary['instances'][number];

export class Summary {
  private readonly counts: InstancesSummary;
  private readonly providers = new Map<string, number>();
  private readonly rows: Record<Kind, number> = { account: 0, oauth: 0 };
  /** By kind and instance, rows that it has an account of. */
  private readonly found: Readonly<Record<Kind, number[]>>;

  constructor(
    instances: readonly InstanceAccounts[],
    private readonly absent: Absent,
  ) {
    const none = { same: 0, drifted: 0, unknown: 0, missing: 0, extra: 0, ambiguous: 0 };
    this.counts = {
      ...{ rows: 0, shown: 0, same: 0, different: 0, unknown: 0, missing: 0, invalid: 0 },
      providers: [],
      instances: instances.map(({ profileId, label }) => ({ profileId, label, ...none })),
    };
    this.found = { account: instances.map(() => 0), oauth: instances.map(() => 0) };
  }

  /** `invalid`: an account of the row needs attention. */
  add(row: FoundRow, { shown, invalid }: { shown: boolean; invalid: boolean }): void {
    this.counts.rows++;
    if (shown) this.counts.shown++;
    if (invalid) this.counts.invalid++;
    if (row.missing) this.counts.missing++;
    this.counts[row.verdict]++;
    const { kind, dataProviderType } = row;
    this.rows[kind]++;
    this.providers.set(dataProviderType, (this.providers.get(dataProviderType) ?? 0) + 1);
    const found = this.found[kind];
    for (const { instance, cell } of row.found) {
      const counts = this.counts.instances[instance];
      if (counts) counts[cell.state]++;
      found[instance] = (found[instance] ?? 0) + 1;
    }
  }

  value(): InstancesSummary {
    const providers = [...this.providers].map(([dataProviderType, rows]) => ({
      dataProviderType,
      rows,
    }));
    const instances = this.counts.instances.map((counts, at) => this.withAbsent(counts, at));
    return { ...this.counts, instances, providers };
  }

  /** Rows that it has no account of are counted once, at the end. */
  private withAbsent(counts: Counts, instance: number): Counts {
    const whole = { ...counts };
    for (const kind of ['account', 'oauth'] as const) {
      const absent = this.rows[kind] - (this.found[kind][instance] ?? 0);
      whole[this.absent.stateIn(kind, instance)] += absent;
    }
    return whole;
  }
}
