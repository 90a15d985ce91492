/** Looks at a store for its thread, in a process that may die: checks it, or makes a new one of what can be read. */
import { join } from 'node:path';
import type { StoreHealth } from '../check/check-protocol';
import type { StoreChecker } from '../check/run-store-check';
import type { CheckedStore, StoreCheckNeeded } from '../db/judge-marks';
import { newSalvagedPath } from '../files/salvaged-file';
import { STORE_FILE } from '../files/store-files';

/** Then something keeps changing the file. */
const MAX_SALVAGES = 3;

/** One for each opening of a store. */
export class StoreInspector {
  /** What the check found; a salvage comes after it. */
  private health: StoreHealth = 'unknown';
  private salvages = 0;

  /** `check`: undefined where no process can be started. `folder`: the data folder; null for a store in memory. */
  constructor(
    private readonly check: StoreChecker | undefined,
    private readonly folder: string | null,
    private readonly key: string,
  ) {}

  /** Never fails. */
  async look({
    marks,
    depth,
    copy,
  }: Pick<StoreCheckNeeded, 'marks' | 'depth' | 'copy'>): Promise<CheckedStore> {
    const { check, folder, key } = this;
    if (!check || folder === null) return { marks, health: 'unknown', salvaged: 'failed', copy };
    const file = copy ?? join(folder, STORE_FILE);
    if (depth !== 'salvage') {
      this.health = (await check({ file, key, depth })).state;
      return { marks, health: this.health, copy };
    }
    const into = copy === null ? newSalvagedPath(folder) : `${copy}.salvaged`;
    this.salvages += 1;
    const outcome = this.salvages > MAX_SALVAGES ? 'failed' : await check.salvage(file, key, into);
    const salvaged = typeof outcome === 'object' ? { ...outcome, file: into } : outcome;
    return { marks, health: this.health, salvaged, copy };
  }
}
