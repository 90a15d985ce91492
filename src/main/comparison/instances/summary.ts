/** Counts over all rows, kept while they are made. */
import type { InstanceRow, InstancesSummary } from '../../../contract';
import type { InstanceAccounts } from './input';

export class Summary {
  private readonly counts: InstancesSummary;

  constructor(instances: readonly InstanceAccounts[]) {
    const none = { same: 0, drifted: 0, unknown: 0, missing: 0, extra: 0, ambiguous: 0 };
    this.counts = {
      ...{ rows: 0, shown: 0, same: 0, different: 0, unknown: 0 },
      instances: instances.map(({ profileId, label }) => ({ profileId, label, ...none })),
    };
  }

  add(row: InstanceRow, shown: boolean): void {
    this.counts.rows++;
    if (shown) this.counts.shown++;
    this.counts[row.verdict]++;
    const { cells } = row;
    for (let index = 0; index < cells.length; index++) {
      const state = cells[index]?.state;
      const instance = this.counts.instances[index];
      if (state !== undefined && instance !== undefined) instance[state]++;
    }
  }

  value(): InstancesSummary {
    return structuredClone(this.counts);
  }
}
