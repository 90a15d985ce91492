/** The whole way of `comparison.instances`: dispatcher, comparing thread, store on disk and back. */
import { setTimeout as wait } from 'node:timers/promises';
import { Service, STORE_KEY } from '../../support/service';
import { fill, profileIdOf, type NameOf, type Size } from './company';
import { rule } from './engine';

/** In ms. `block`: the longest time that main was kept; `search`: the longest answer to a search meanwhile. */
export const pathBounds = {
  totalMs: 1000,
  firstRowsMs: 200,
  mainBlockMs: 50,
  searchMs: 100,
} as const;
export type PathMeasured = Record<keyof typeof pathBounds, number>;

/**
 * `anew`: after a sync, when everything has to be made of what was read. `started`: after a start of Latchkey, from
 * what the store keeps. `again`: the accounts are in memory, and the question is another one. `prepared`: the first
 * question after a start of the window, which got them ready while somebody chose what to compare.
 */
export type Moment = 'anew' | 'started' | 'again' | 'prepared';

export class Path {
  private constructor(
    private readonly service: Service,
    private readonly size: Size,
  ) {}

  static async open(size: Size, nameOf: NameOf): Promise<Path> {
    const service = new Service();
    await service.workspace.close();
    fill(service.folder, STORE_KEY, size, nameOf);
    await service.reopen();
    await service.done('profile.list', {});
    return new Path(service, size);
  }

  async measure(): Promise<Record<Moment, PathMeasured>> {
    const anew = await this.question('Prod -');
    await this.service.reopen();
    await this.service.done('profile.list', {});
    const started = await this.question('Prod');
    const again = await this.question('Pro');
    await this.service.reopen();
    await this.service.done('comparison.prepare', { profileIds: this.profileIds() });
    return { anew, started, again, prepared: await this.question('Pr') };
  }

  private profileIds(): string[] {
    return Array.from({ length: this.size.instances }, (_, at) => profileIdOf(at));
  }

  close(): Promise<void> {
    return this.service.close();
  }

  /** Each question is another one, so that no answer is there already. */
  private async question(prefix: string): Promise<PathMeasured> {
    const request = {
      profileIds: this.profileIds(),
      rule: { ...rule, prefixes: [prefix] },
      limit: 200,
    };
    const watch = new Watch(this.service);
    const begun = performance.now();
    const first = await this.service.done('comparison.instances', { ...request, wait: false });
    const firstRowsMs = performance.now() - begun;
    const all = await this.service.done('comparison.instances', request);
    const totalMs = performance.now() - begun;
    if (first.rows.length === 0 || all.summary === null) throw new Error('There were no rows.');
    return { firstRowsMs, totalMs, ...(await watch.end()) };
  }
}

/** What others notice meanwhile: timers of this thread, and searches of the window. */
class Watch {
  private mainBlockMs = 0;
  private searchMs = 0;
  private running = true;
  private readonly ended: Promise<unknown>;

  constructor(private readonly service: Service) {
    this.ended = Promise.all([this.beat(), this.search()]);
  }

  async end(): Promise<Pick<PathMeasured, 'mainBlockMs' | 'searchMs'>> {
    this.running = false;
    await this.ended;
    return { mainBlockMs: this.mainBlockMs, searchMs: this.searchMs };
  }

  private async beat(): Promise<void> {
    while (this.running) {
      const begun = performance.now();
      await wait(1);
      this.mainBlockMs = Math.max(this.mainBlockMs, performance.now() - begun - 1);
    }
  }

  private async search(): Promise<void> {
    while (this.running) {
      await wait(10);
      const begun = performance.now();
      // A few ms by itself: what it takes longer is what it waited for.
      await this.service.done('inventory.search', { filter: { text: 'account 1723' }, limit: 1 });
      this.searchMs = Math.max(this.searchMs, performance.now() - begun);
    }
  }
}
