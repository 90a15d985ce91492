/** A long answer, read by page: only the pages that are on screen are asked for. */
import type { StoreApi } from 'zustand';
import type { Problem, Result } from '../../contract';

export const PAGE_SIZE = 200;
/** While someone types, only the last word counts. */
const TYPING_MS = 120;

export interface PagedRows<Row> {
  /** Null until the first answer, and when a question could not be answered. */
  total: number | null;
  pages: Readonly<Record<number, readonly Row[]>>;
  /** Why a part of what is wanted is not on screen. */
  problem: Problem | null;
  /** An answer is awaited. */
  loading: boolean;
  /** What is on screen answers the question before. */
  isPreviousData: boolean;
  /** Grows with every answer that is shown from its top, so that the grid can go there. */
  queryVersion: number;
}

interface RowsPage<Row> {
  total: number;
  rows: readonly Row[];
  /** Called when the rows are shown: sets what has to change in the same moment. */
  onShown?: () => void;
}
interface PageRange {
  offset: number;
  limit: number;
}
type PagedStore<Row> = Pick<StoreApi<PagedRows<Row>>, 'getState' | 'setState'>;

export const initialPagedRows = {
  total: null,
  pages: {},
  problem: null,
  loading: true,
  isPreviousData: false,
  queryVersion: 0,
} as const;

/** The row at a place of the answer; undefined while its page is being read. */
export const rowAt = <Row>(pages: PagedRows<Row>['pages'], index: number): Row | undefined =>
  pages[Math.floor(index / PAGE_SIZE)]?.[index % PAGE_SIZE];

/** Where the first row that fits is, among those that were read. */
export function findRowIndex<Row>(
  pages: PagedRows<Row>['pages'],
  fits: (row: Row) => boolean,
): number | undefined {
  for (const [page, rows] of Object.entries(pages)) {
    const place = rows.findIndex(fits);
    if (place >= 0) return Number(page) * PAGE_SIZE + place;
  }
  return undefined;
}

/** Fills a store with the pages that are wanted. `fetch` asks the question as it is at that moment. */
export class Pager<Row> {
  private generation = 0;
  private visible: readonly number[] = [0];
  /** The next answer is shown from its top. */
  private fromTop = false;
  private readonly loadingPages = new Set<number>();
  private readonly failedPages = new Set<number>();
  private readonly reloadSoon = debounce(TYPING_MS, () => {
    this.reload();
  });

  constructor(
    private readonly store: PagedStore<Row>,
    private readonly fetchRange: (place: PageRange) => Promise<Result<RowsPage<Row>>>,
  ) {}

  /** Asks anew from the top: the question changed. */
  reload(): void {
    this.fromTop = true;
    this.reloadInPlace();
  }

  /** Asks anew when the typing rests. What is shown, or was asked before, no longer answers. */
  reloadDebounced(): void {
    this.generation += 1;
    this.fromTop = true;
    this.store.setState({ loading: true, isPreviousData: true });
    this.reloadSoon();
  }

  /** The question changed; its answer is shown where the user is. */
  reloadInPlace(): void {
    this.store.setState({ isPreviousData: true });
    this.refresh();
  }

  /** Reads again what is on screen: the answer changed. All of it is replaced at once, so that nothing blinks. */
  refresh(): void {
    if (this.fromTop) this.visible = [0];
    this.generation += 1;
    this.loadingPages.clear();
    this.store.setState({ loading: true });
    void this.replacePages(this.visible, this.generation);
  }

  /** Tells which rows are on screen; reads the pages that are missing. */
  setVisible(first: number, last: number): void {
    // They are places in an answer that is about to go.
    if (this.fromTop) return;
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page += 1)
      pages.push(page);
    this.visible = pages.length === 0 ? [0] : pages;
    if (!this.store.getState().loading) this.loadMissing();
  }

  private fetchPage(page: number): Promise<Result<RowsPage<Row>>> {
    return this.fetchRange({ offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  }

  private async replacePages(wanted: readonly number[], asked: number): Promise<void> {
    const read = await Promise.all(wanted.map((page) => this.fetchPage(page)));
    // The answer to a question that is no longer asked.
    if (asked !== this.generation) return;
    const pages: Record<number, readonly Row[]> = {};
    const shown: RowsPage<Row>[] = [];
    for (const [place, result] of read.entries()) {
      if (!result.ok) {
        this.showProblem(result.problem);
        return;
      }
      pages[wanted[place] ?? 0] = result.value.rows;
      shown.push(result.value);
    }
    for (const { onShown } of shown) onShown?.();
    const { queryVersion: question } = this.store.getState();
    this.failedPages.clear();
    this.store.setState({
      total: shown.at(-1)?.total ?? 0,
      pages,
      problem: null,
      loading: false,
      isPreviousData: false,
      queryVersion: this.fromTop ? question + 1 : question,
    });
    this.fromTop = false;
    // What was scrolled to meanwhile.
    this.loadMissing();
  }

  /** Rows that answer another question than the one that failed must not stand under its name. */
  private showProblem(problem: Problem): void {
    const gone = this.store.getState().isPreviousData ? { total: null, pages: {} } : {};
    this.store.setState({ ...gone, problem, loading: false, isPreviousData: false });
  }

  private loadMissing(): void {
    const { pages } = this.store.getState();
    for (const page of this.visible) if (pages[page] === undefined) void this.loadPage(page);
  }

  /** One page more of the answer that is on screen. */
  private async loadPage(page: number): Promise<void> {
    if (this.loadingPages.has(page)) return;
    this.loadingPages.add(page);
    const asked = this.generation;
    const result = await this.fetchPage(page);
    if (asked !== this.generation) return;
    this.loadingPages.delete(page);
    if (!result.ok) {
      this.failedPages.add(page);
      this.store.setState({ problem: result.problem });
      return;
    }
    const { total, rows, onShown } = result.value;
    this.failedPages.delete(page);
    onShown?.();
    this.store.setState(({ pages, problem }) => ({
      total,
      pages: { ...pages, [page]: rows },
      problem: this.failedPages.size === 0 ? null : problem,
    }));
  }
}

/** Runs once things have been quiet for a while. */
export function debounce(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
}
