/** What a sync could not read of an instance: the first are listed, and all are counted. */
import { type Kind, type Problem, type Unread } from '../../contract';
import type { Odd } from '../domo';
import { rowProblem } from './set-aside';

/** More would only fill the answer. */
const LISTED = 1000;

export class UnreadList {
  private readonly first: Unread[] = [];
  private all = 0;

  get listed(): Unread[] {
    return this.first;
  }

  get count(): number {
    return this.all;
  }

  add(unread: Unread): void {
    this.all += 1;
    if (this.first.length < LISTED) this.first.push(unread);
  }

  /** Rows of a list; `kind` null: of providers. */
  addSetAside(kind: Kind | null, { setAside, setAsideCount }: Odd): void {
    for (const row of setAside) {
      this.add({ kind, id: row.id, what: 'row', problem: rowProblem(row) });
    }
    this.all += setAsideCount - setAside.length;
  }

  /** Why a list of accounts is not there; null when it was not noted. */
  whyNoList(): Problem | null {
    return this.first.find(({ what }) => what === 'accounts')?.problem ?? null;
  }
}
