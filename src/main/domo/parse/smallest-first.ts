/** Runs work one after the other; of what waits, the smallest goes first, as nobody should wait for much more than his own. */
export class SmallestFirst {
  private isBusy = false;
  private readonly waiting: { readonly size: number; readonly go: () => void }[] = [];

  /** Fails as `work` does. */
  async run<T>(size: number, work: () => Promise<T>): Promise<T> {
    if (this.isBusy) await new Promise<void>((go) => this.waiting.push({ size, go }));
    this.isBusy = true;
    try {
      return await work();
    } finally {
      const next = this.takeSmallest();
      // It stays busy until then: work that comes meanwhile waits too.
      if (next) next.go();
      else this.isBusy = false;
    }
  }

  /** The first of several that are as small. */
  private takeSmallest(): { readonly go: () => void } | undefined {
    const sizes = this.waiting.map(({ size }) => size);
    return this.waiting.splice(sizes.indexOf(Math.min(...sizes)), 1)[0];
  }
}
