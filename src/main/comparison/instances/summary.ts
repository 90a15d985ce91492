/** Counts over all rows, kept while they are made. */
import type { InstanceRow, InstancesSummary } from '../../../contract';
import type { InstanceAccounts } from './input';

export class Summary {
  private readonly counts: InstancesSummary;
  private readonly providers = new Map<string, number>();

  constructor(instances: readonly InstanceAccounts[]) {
    const none = { same: 0, drifted: 0, unknown: 0, missing: 0, extra: 0, ambiguous: 0 };
    this.counts = {
      ...{ rows: 0, shown: 0, same: 0, different: 0, unknown: 0, missing: 0, invalid: 0 },
      providers: [],
      instances: instances.map(({ profileId, label }) => ({ profileId, label, ...none })),
    };
  }

  /** `invalid`: an account of the row needs attention. */
  add(row: InstanceRow, { shown, invalid }: { shown: boolean; invalid: boolean }): void {
    this.counts.rows++;
    if (shown) this.counts.shown++;
    if (invalid) this.counts.invalid++;
    if (row.cells.some(({ state }) => state === 'missing')) this.counts.missing++;
    this.counts[row.verdict]++;
    const { dataProviderType, cells } = row;
    this.providers.set(dataProviderType, (this.providers.get(dataProviderType) ?? 0) + 1);
    for (let index = 0; index < cells.length; index++) {
      const state = cells[index]?.state;
      const instance = this.counts.instances[index];
      if (state !== undefined && instance !== undefined) instance[state]++;
    }
  }

  value(): InstancesSummary {
    const providers = [...this.providers].map(([dataProviderType, rows]) => ({
      dataProviderType,
      rows,
    }));
    return { ...structuredClone(this.counts), providers };
  }
}
