/** The rows on screen, by page, and the counts beside the filters. */
import { create } from 'zustand';
import type { InventoryRow, Problem, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { filterOf, useView } from './view';

export const PAGE = 200;
export type Facets = ResponseFor<'inventory.facets'>;

interface InventoryState {
  /** Null until the first answer. */
  total: number | null;
  pages: Readonly<Record<number, readonly InventoryRow[]>>;
  problem: Problem | null;
  /** A new question is asked; what is shown answers the one before. */
  loading: boolean;
  facets: Facets | null;
  /** Grows with every new question, so that the grid can go back to its top. */
  question: number;
}

export const useInventory = create<InventoryState>(() => ({
  total: null,
  pages: {},
  problem: null,
  loading: true,
  facets: null,
  question: 0,
}));

let generation = 0;
let facetsGeneration = 0;
let visible: readonly number[] = [0];
let underWay = new Set<number>();
let answered = false;

async function loadPage(page: number): Promise<void> {
  if (underWay.has(page)) return;
  underWay.add(page);
  const asked = generation;
  const view = useView.getState();
  const result = await call('inventory.search', {
    filter: filterOf(view),
    sort: view.sort,
    offset: page * PAGE,
    limit: PAGE,
  });
  // The answer to a question that is no longer asked.
  if (asked !== generation) return;
  underWay.delete(page);
  if (!result.ok) {
    useInventory.setState({ problem: result.problem, loading: false });
    return;
  }
  const { total, rows } = result.value;
  // The first answer replaces the rows of the question before it; the others join it.
  const before = answered ? useInventory.getState().pages : {};
  answered = true;
  useInventory.setState({
    total,
    pages: { ...before, [page]: rows },
    problem: null,
    loading: false,
  });
}

function ask(pages: readonly number[]): void {
  generation += 1;
  underWay = new Set();
  answered = false;
  useInventory.setState({ loading: true });
  for (const page of pages) void loadPage(page);
}

/** Asks anew from the top: the filter, the order or the instance changed. */
export function searchAnew(): void {
  visible = [0];
  useInventory.setState(({ question }) => ({ question: question + 1 }));
  ask([0]);
}

/** Reads again what is on screen: the inventory changed below it. */
export function refreshInventory(): void {
  ask(visible);
  void loadFacets();
}

/** Tells which rows are on screen; reads the pages that are missing. */
export function showRows(first: number, last: number): void {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
    pages.push(page);
  visible = pages.length === 0 ? [0] : pages;
  const { pages: known, loading } = useInventory.getState();
  if (loading) return;
  for (const page of pages) if (known[page] === undefined) void loadPage(page);
}

export async function loadFacets(): Promise<void> {
  facetsGeneration += 1;
  const asked = facetsGeneration;
  const { selected, kind } = useView.getState();
  const result = await call('inventory.facets', {
    profileIds: selected === null ? null : [selected],
    kind,
  });
  if (asked === facetsGeneration && result.ok) useInventory.setState({ facets: result.value });
}
