/** A long answer, read by page: only the pages that are on screen are asked for. */
import type { StoreApi } from 'zustand';
import type { Problem, Result } from '../../contract';
import { debounced } from './debounced';

export const PAGE = 200;
/** While someone types, only the last word counts. */
const TYPING_MS = 120;

export interface Paged<Row> {
  /** Null until the first answer. */
  total: number | null;
  pages: Readonly<Record<number, readonly Row[]>>;
  problem: Problem | null;
  /** A new question is asked; what is shown answers the one before. */
  loading: boolean;
  /** Grows with every new question, so that the grid can go back to its top. */
  question: number;
}

interface Rows<Row> {
  total: number;
  rows: readonly Row[];
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
  question: 0,
} as const;

/** The row at a place of the answer; undefined while its page is being read. */
export const rowAt = <Row>(pages: Paged<Row>['pages'], index: number): Row | undefined =>
  pages[Math.floor(index / PAGE)]?.[index % PAGE];

/** Fills a store with the pages that are wanted. `fetch` asks the question as it is at that moment. */
export class Pager<Row> {
  private generation = 0;
  private visible: readonly number[] = [0];
  private underWay = new Set<number>();
  private answered = false;
  private readonly soon = debounced(TYPING_MS, () => {
    this.anew();
  });

  constructor(
    private readonly store: Store<Row>,
    private readonly fetch: (place: Place) => Promise<Result<Rows<Row>>>,
  ) {}

  /** Asks anew from the top: the question changed. */
  anew(): void {
    this.visible = [0];
    this.store.setState({ question: this.store.getState().question + 1 });
    this.ask([0]);
  }

  /** Asks anew when the typing rests. What is shown, or was asked before, no longer answers. */
  anewSoon(): void {
    this.generation += 1;
    this.store.setState({ loading: true });
    this.soon();
  }

  /** Reads again what is on screen: the answer changed. */
  refresh(): void {
    this.ask(this.visible);
  }

  /** Tells which rows are on screen; reads the pages that are missing. */
  show(first: number, last: number): void {
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
      pages.push(page);
    this.visible = pages.length === 0 ? [0] : pages;
    const { pages: known, loading } = this.store.getState();
    if (loading) return;
    for (const page of pages) if (known[page] === undefined) void this.load(page);
  }

  private ask(pages: readonly number[]): void {
    this.generation += 1;
    this.underWay = new Set();
    this.answered = false;
    this.store.setState({ loading: true });
    for (const page of pages) void this.load(page);
  }

  private async load(page: number): Promise<void> {
    if (this.underWay.has(page)) return;
    this.underWay.add(page);
    const asked = this.generation;
    const result = await this.fetch({ offset: page * PAGE, limit: PAGE });
    // The answer to a question that is no longer asked.
    if (asked !== this.generation) return;
    this.underWay.delete(page);
    if (!result.ok) {
      this.store.setState({ problem: result.problem, loading: false });
      return;
    }
    const { total, rows } = result.value;
    // The first answer replaces the rows of the question before it; the others join it.
    const before = this.answered ? this.store.getState().pages : {};
    this.answered = true;
    this.store.setState({
      total,
      pages: { ...before, [page]: rows },
      problem: null,
      loading: false,
    });
    // What was scrolled to meanwhile.
    for (const each of this.visible) {
      if (this.store.getState().pages[each] === undefined) void this.load(each);
    }
  }
}
