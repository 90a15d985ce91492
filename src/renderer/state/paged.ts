/** A long answer, read by page: only the pages that are on screen are asked for. */
import type { StoreApi } from 'zustand';
import type { Problem, Result } from '../../contract';
import { debounced } from './debounced';

export const PAGE = 200;
/** While someone types, only the last word counts. */
const TYPING_MS = 120;

export interface Paged<Row> {
  /** Null until the first answer, and when a question could not be answered. */
  total: number | null;
  pages: Readonly<Record<number, readonly Row[]>>;
  /** Why a part of what is wanted is not on screen. */
  problem: Problem | null;
  /** An answer is awaited. */
  loading: boolean;
  /** What is on screen answers the question before. */
  outdated: boolean;
  /** Grows with every answer that is shown from its top, so that the grid can go there. */
  question: number;
}

interface Rows<Row> {
  total: number;
  rows: readonly Row[];
  /** Called when the rows are shown: sets what has to change in the same moment. */
  onShown?: () => void;
}
interface Place {
  offset: number;
  limit: number;
}
type Store<Row> = Pick<StoreApi<Paged<Row>>, 'getState' | 'setState'>;

export const unasked = {
  total: null,
  pages: {},
  problem: null,
  loading: true,
  outdated: false,
  question: 0,
} as const;

/** The row at a place of the answer; undefined while its page is being read. */
export const rowAt = <Row>(pages: Paged<Row>['pages'], index: number): Row | undefined =>
  pages[Math.floor(index / PAGE)]?.[index % PAGE];

/** Where the first row that fits is, among those that were read. */
export function indexOf<Row>(
  pages: Paged<Row>['pages'],
  fits: (row: Row) => boolean,
): number | undefined {
  for (const [page, rows] of Object.entries(pages)) {
    const place = rows.findIndex(fits);
    if (place >= 0) return Number(page) * PAGE + place;
  }
  return undefined;
}

/** Fills a store with the pages that are wanted. `fetch` asks the question as it is at that moment. */
export class Pager<Row> {
  private generation = 0;
  private visible: readonly number[] = [0];
  /** The next answer is shown from its top. */
  private fromTop = false;
  private readonly underWay = new Set<number>();
  private readonly failed = new Set<number>();
  private readonly soon = debounced(TYPING_MS, () => {
    this.anew();
  });

  constructor(
    private readonly store: Store<Row>,
    private readonly fetch: (place: Place) => Promise<Result<Rows<Row>>>,
  ) {}

  /** Asks anew from the top: the question changed. */
  anew(): void {
    this.fromTop = true;
    this.anewInPlace();
  }

  /** Asks anew when the typing rests. What is shown, or was asked before, no longer answers. */
  anewSoon(): void {
    this.generation += 1;
    this.fromTop = true;
    this.store.setState({ loading: true, outdated: true });
    this.soon();
  }

  /** The question changed; its answer is shown where the user is. */
  anewInPlace(): void {
    this.store.setState({ outdated: true });
    this.refresh();
  }

  /** Reads again what is on screen: the answer changed. All of it is replaced at once, so that nothing blinks. */
  refresh(): void {
    if (this.fromTop) this.visible = [0];
    this.generation += 1;
    this.underWay.clear();
    this.store.setState({ loading: true });
    void this.replace(this.visible, this.generation);
  }

  /** Tells which rows are on screen; reads the pages that are missing. */
  show(first: number, last: number): void {
    // They are places in an answer that is about to go.
    if (this.fromTop) return;
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
      pages.push(page);
    this.visible = pages.length === 0 ? [0] : pages;
    if (!this.store.getState().loading) this.loadMissing();
  }

  private read(page: number): Promise<Result<Rows<Row>>> {
    return this.fetch({ offset: page * PAGE, limit: PAGE });
  }

  private async replace(wanted: readonly number[], asked: number): Promise<void> {
    const read = await Promise.all(wanted.map((page) => this.read(page)));
    // The answer to a question that is no longer asked.
    if (asked !== this.generation) return;
    const pages: Record<number, readonly Row[]> = {};
    const shown: Rows<Row>[] = [];
    for (const [place, result] of read.entries()) {
      if (!result.ok) {
        this.fail(result.problem);
        return;
      }
      pages[wanted[place] ?? 0] = result.value.rows;
      shown.push(result.value);
    }
    for (const { onShown } of shown) onShown?.();
    const { question } = this.store.getState();
    this.failed.clear();
    this.store.setState({
      ...{ total: shown.at(-1)?.total ?? 0, pages },
      ...{ problem: null, loading: false, outdated: false },
      question: this.fromTop ? question + 1 : question,
    });
    this.fromTop = false;
    // What was scrolled to meanwhile.
    this.loadMissing();
  }

  /** Rows that answer another question than the one that failed must not stand under its name. */
  private fail(problem: Problem): void {
    const gone = this.store.getState().outdated ? { total: null, pages: {} } : {};
    this.store.setState({ ...gone, problem, loading: false, outdated: false });
  }

  private loadMissing(): void {
    const { pages } = this.store.getState();
    for (const page of this.visible) if (pages[page] === undefined) void this.load(page);
  }

  /** One page more of the answer that is on screen. */
  private async load(page: number): Promise<void> {
    if (this.underWay.has(page)) return;
    this.underWay.add(page);
    const asked = this.generation;
    const result = await this.read(page);
    if (asked !== this.generation) return;
    this.underWay.delete(page);
    if (!result.ok) {
      this.failed.add(page);
      this.store.setState({ problem: result.problem });
      return;
    }
    const { total, rows, onShown } = result.value;
    this.failed.delete(page);
    onShown?.();
    this.store.setState(({ pages, problem }) => ({
      total,
      pages: { ...pages, [page]: rows },
      problem: this.failed.size === 0 ? null : problem,
    }));
  }
}
