/** Cells of the instances that do not have an account. */
import type { InstanceCell, Kind } from '../../../contract';
import type { InstanceAccounts } from './input';

// One object for many cells: most of a wide matrix can be this.
const MISSING: InstanceCell = { state: 'missing' };
const NOT_LISTED: InstanceCell = { state: 'unknown', id: null, valid: null, why: 'notListed' };

/** What is said where nothing was found: an instance's list was read and it is missing, or nobody can know. */
export class Absent {
  /** By kind and instance: whether the list was read. */
  private readonly listed: Readonly<Record<Kind, readonly boolean[]>>;
  private readonly cells: Readonly<Record<Kind, readonly InstanceCell[]>>;
  private readonly lists: Readonly<Record<Kind, number>>;

  constructor(instances: readonly InstanceAccounts[]) {
    const of = (kind: Kind): boolean[] => instances.map(({ unlisted }) => !unlisted.includes(kind));
    this.listed = { account: of('account'), oauth: of('oauth') };
    const cells = (kind: Kind): InstanceCell[] =>
      this.listed[kind].map((listed) => (listed ? MISSING : NOT_LISTED));
    this.cells = { account: cells('account'), oauth: cells('oauth') };
    const lists = (kind: Kind): number => this.listed[kind].filter(Boolean).length;
    this.lists = { account: lists('account'), oauth: lists('oauth') };
  }

  /** One for each instance, to be written over where something was found. */
  cellsOf(kind: Kind): InstanceCell[] {
    return this.cells[kind].slice();
  }

  stateIn(kind: Kind, instance: number): 'missing' | 'unknown' {
    return this.listed[kind][instance] === true ? 'missing' : 'unknown';
  }

  /** Whether some instance misses what was found in these. */
  isMissing(kind: Kind, found: readonly { readonly instance: number }[]): boolean {
    let there = 0;
    for (const { instance } of found) if (this.listed[kind][instance] === true) there++;
    return there < this.lists[kind];
  }
}
