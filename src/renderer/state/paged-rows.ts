/** A long list that is read by page: only the pages on screen are requested. */
import type { StoreApi } from 'zustand';
import type { Problem, Result } from '../../contract';
import { InTurn } from './in-turn';

export const PAGE_SIZE = 200;

export interface PagedRows<Row> {
  /** Null until the first answer, and after a failed request for another query. */
  total: number | null;
  /** There may be more than `total`: they are being counted. */
  atLeast: boolean;
  pages: Readonly<Record<number, readonly Row[]>>;
  /** Why some rows are missing. */
  problem: Problem | null;
  /** An answer is awaited. */
  loading: boolean;
  /** The rows on screen answer the previous query. */
  isPreviousData: boolean;
  /** Increases with every answer that is shown from its top, so that the grid scrolls there. */
  queryVersion: number;
}

interface RowsPage<Row> {
  total: number;
  atLeast?: boolean;
  rows: readonly Row[];
  /** Called when the rows are shown, to change other state at the same moment. */
  onShown?: () => void;
}
interface PageRange {
  offset: number;
  limit: number;
}
type PagedStore<Row> = Pick<StoreApi<PagedRows<Row>>, 'getState' | 'setState'>;

export const initialPagedRows = {
  total: null,
  atLeast: false,
  pages: {},
  problem: null,
  loading: true,
  isPreviousData: false,
  queryVersion: 0,
} as const;

/** All rows of a list that is there as a whole. */
export function toPages<Row>(rows: readonly Row[]): Record<number, readonly Row[]> {
  const pages: Record<number, readonly Row[]> = {};
  for (let page = 0; page * PAGE_SIZE < rows.length; page += 1)
    pages[page] = rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return pages;
}

/** The row at an index; undefined while its page is being read. */
export const rowAt = <Row>(pages: PagedRows<Row>['pages'], index: number): Row | undefined =>
  pages[Math.floor(index / PAGE_SIZE)]?.[index % PAGE_SIZE];

/** The index of the first row that fits, among those that were read. */
export function findRowIndex<Row>(
  pages: PagedRows<Row>['pages'],
  fits: (row: Row) => boolean,
): number | undefined {
  for (const [page, rows] of Object.entries(pages)) {
    const index = rows.findIndex(fits);
    if (index >= 0) return Number(page) * PAGE_SIZE + index;
  }
  return undefined;
}

/** Fills a store with the pages on screen. `fetchRange` uses the filters at the time of the call. */
export class Pager<Row> {
  private generation = 0;
  private visible: readonly number[] = [0];
  /** The next answer is shown from its top. */
  private fromTop = false;
  private readonly loadingPages = new Set<number>();
  private readonly failedPages = new Set<number>();
  private fetching = new AbortController();
  private counting: AbortController | null = null;
  /** How many rows there are, once they were counted for this generation. */
  private counted: number | null = null;
  private readonly typed = new InTurn();

  constructor(
    private readonly store: PagedStore<Row>,
    /** The signal is aborted when the answer is of no use any more. */
    private readonly fetchRange: (
      range: PageRange,
      signal: AbortSignal,
    ) => Promise<Result<RowsPage<Row>>>,
    /** Counts all rows, for lists whose pages may know only how many there are at least. */
    private readonly countAll?: (signal: AbortSignal) => Promise<Result<{ total: number }>>,
  ) {}

  /** Loads the list from the top, after a change of the query. */
  reload(): void {
    this.fromTop = true;
    this.reloadInPlace();
  }

  /**
   * Loads the list from the top while the user types: at once, or when the answer to what was typed before has come. The
   * rows on screen count as outdated until then.
   */
  reloadAsTyped(): void {
    this.beginGeneration();
    this.fromTop = true;
    this.store.setState({ loading: true, isPreviousData: true });
    const { generation } = this;
    void this.typed.run(async () => {
      // Something else was asked meanwhile.
      if (generation === this.generation) await this.refresh();
    });
  }

  /** Loads the list after a change of the query, and keeps the scroll position. */
  reloadInPlace(): void {
    this.store.setState({ isPreviousData: true });
    void this.refresh();
  }

  /** Loads the pages on screen again. They are replaced all at once, so that nothing flickers. */
  refresh(): Promise<void> {
    if (this.fromTop) this.visible = [0];
    this.beginGeneration();
    this.counting?.abort();
    this.counting = null;
    this.counted = null;
    this.loadingPages.clear();
    this.store.setState({ loading: true });
    return this.replacePages(this.visible, this.generation);
  }

  /** The same after a change of the data. What is typed is answered first: a sync would begin it again and again. */
  refreshInTurn(): void {
    void this.typed.run(() => this.refresh());
  }

  /** Sets which rows are on screen; reads their missing pages. */
  setVisible(first: number, last: number): void {
    // These positions belong to rows that are about to be replaced.
    if (this.fromTop) return;
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page += 1)
      pages.push(page);
    this.visible = pages.length === 0 ? [0] : pages;
    if (!this.store.getState().loading) this.loadMissing();
  }

  /** Answers to what was asked before are not shown any more: what has not begun need not begin. */
  private beginGeneration(): void {
    this.generation += 1;
    this.fetching.abort();
    this.fetching = new AbortController();
  }

  private fetchPage(page: number): Promise<Result<RowsPage<Row>>> {
    return this.fetchRange({ offset: page * PAGE_SIZE, limit: PAGE_SIZE }, this.fetching.signal);
  }

  private async replacePages(wanted: readonly number[], generation: number): Promise<void> {
    const read = await Promise.all(wanted.map((page) => this.fetchPage(page)));
    // A newer request has been sent.
    if (generation !== this.generation) return;
    const pages: Record<number, readonly Row[]> = {};
    const shown: RowsPage<Row>[] = [];
    for (const [index, result] of read.entries()) {
      if (!result.ok) {
        this.showProblem(result.problem);
        return;
      }
      pages[wanted[index] ?? 0] = result.value.rows;
      shown.push(result.value);
    }
    for (const { onShown } of shown) onShown?.();
    const { queryVersion } = this.store.getState();
    this.failedPages.clear();
    this.store.setState({
      ...this.toTotal(shown),
      pages,
      problem: null,
      loading: false,
      isPreviousData: false,
      queryVersion: this.fromTop ? queryVersion + 1 : queryVersion,
    });
    this.fromTop = false;
    // The user may have scrolled meanwhile.
    this.loadMissing();
    if (this.store.getState().atLeast) void this.count(generation);
  }

  private toTotal(shown: readonly RowsPage<Row>[]): { total: number; atLeast: boolean } {
    if (this.counted !== null) return { total: this.counted, atLeast: false };
    const exact = shown.find(({ atLeast }) => atLeast !== true);
    if (exact) return { total: exact.total, atLeast: false };
    return { total: Math.max(0, ...shown.map(({ total }) => total)), atLeast: shown.length > 0 };
  }

  /** If it fails, what is known at least stays on screen, and the pages go on from there. */
  private async count(generation: number): Promise<void> {
    if (!this.countAll || this.counting !== null) return;
    this.counting = new AbortController();
    const result = await this.countAll(this.counting.signal);
    if (generation !== this.generation || !result.ok) return;
    this.counted = result.value.total;
    this.store.setState({ total: result.value.total, atLeast: false });
  }

  /** Rows of the previous query are removed, so that they do not appear under the query that failed. */
  private showProblem(problem: Problem): void {
    const cleared = this.store.getState().isPreviousData ? { total: null, pages: {} } : {};
    this.store.setState({ ...cleared, problem, loading: false, isPreviousData: false });
  }

  private loadMissing(): void {
    const { pages } = this.store.getState();
    for (const page of this.visible) if (pages[page] === undefined) void this.loadPage(page);
  }

  /** Adds one page to the rows on screen. */
  private async loadPage(page: number): Promise<void> {
    if (this.loadingPages.has(page)) return;
    this.loadingPages.add(page);
    const { generation } = this;
    const result = await this.fetchPage(page);
    if (generation !== this.generation) return;
    this.loadingPages.delete(page);
    if (!result.ok) {
      this.failedPages.add(page);
      this.store.setState({ problem: result.problem });
      return;
    }
    const { rows, onShown } = result.value;
    this.failedPages.delete(page);
    onShown?.();
    this.store.setState(({ total, atLeast, pages, problem }) => ({
      ...this.toTotal([result.value, { total: total ?? 0, atLeast, rows: [] }]),
      pages: { ...pages, [page]: rows },
      problem: this.failedPages.size === 0 ? null : problem,
    }));
  }
}

/** A function that calls `run` once it has not been called for `ms` milliseconds. */
export function debounce(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
}
