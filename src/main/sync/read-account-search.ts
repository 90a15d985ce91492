/**
 * Reads the search for accounts page by page (domo-api 4.9). Domo may end it early, repeat rows or change its total
 * in between: reading always ends, and says why the result may lack accounts.
 */
import {
  createProblem,
  toProblem,
  type DomoId,
  type Problem,
  type SkippedRow,
} from '../../contract';
import { counted } from '../../contract/counted';
import type { FoundAccount, SearchPage, SkippedRows } from '../domo';

/** What a search returned. A row that could not be parsed counts as an account that is not known. */
export interface AccountSearch extends SkippedRows {
  readonly found: ReadonlyMap<DomoId, FoundAccount>;
  readonly total: number | null;
  /** Why accounts may be missing; null when all are there. */
  readonly problem: Problem | null;
}

/** As many accounts as a list may have; pages may be smaller than asked for. */
const MAX_PAGES = 1_000;
const MAX_SET_ASIDE_LISTED = 1_000;
/** Of one instance. A list of a thousand accounts has ten pages, and each takes as long as Domo needs to answer. */
const PAGES_AT_ONCE = 3;

/** Fails only when the first page cannot be read, or when it is cancelled. */
export async function readAccountSearch(
  readPage: (offset: number) => Promise<SearchPage>,
  signal: AbortSignal,
): Promise<AccountSearch> {
  const found = new Map<DomoId, FoundAccount>();
  const setAside: SkippedRow[] = [];
  let [rows, setAsideCount, total, changed] = [0, 0, null as number | null, false];
  let problem: Problem | null = null;
  const ahead = new PagesAhead(readPage);
  for (let pages = 0; ; pages++) {
    if (pages === MAX_PAGES) {
      problem = incomplete(`it was stopped after ${MAX_PAGES} pages`);
      break;
    }
    const page = await ahead.read(rows, total).catch((error: unknown) => {
      if (pages === 0 || signal.aborted) throw error;
      problem = toProblem(error);
      return null;
    });
    if (page === null) break;
    changed ||= pages > 0 && page.total !== total;
    total = page.total;
    const known = found.size + setAsideCount;
    for (const each of page.items) found.set(each.account.id, each);
    for (const row of page.setAside.slice(0, MAX_SET_ASIDE_LISTED - setAside.length)) {
      setAside.push({ ...row, position: rows + row.position });
    }
    setAsideCount += page.setAsideCount;
    const length = page.items.length + page.setAsideCount;
    rows += length;
    const isNews = found.size + setAsideCount > known;
    if (length === 0 || !isNews || (total !== null && rows >= total)) break;
  }
  const read = found.size + setAsideCount;
  if (problem === null && (changed || total === null || read < total)) {
    problem = incomplete(reason({ read, rows, total, changed }));
  }
  return { found, setAside, setAsideCount, total, problem };
}

/** Asks for the pages that follow before they are needed, where the first one says how long pages are. */
class PagesAhead {
  private readonly asked = new Map<number, Promise<SearchPage>>();
  /** Rows of the first page; null before it came. Where another is shorter, what was asked ahead is not used. */
  private step: number | null = null;

  constructor(private readonly readPage: (offset: number) => Promise<SearchPage>) {}

  /** `total`: rows of all pages, as the last one said; null when it is not known. */
  async read(offset: number, total: number | null): Promise<SearchPage> {
    const page = this.ask(offset);
    this.asked.delete(offset);
    for (let pages = 1; pages < PAGES_AT_ONCE && this.step !== null; pages++) {
      const next = offset + pages * this.step;
      if (next >= (total ?? 0)) break;
      void this.ask(next);
    }
    const { items, setAsideCount } = await page;
    this.step ??= items.length + setAsideCount;
    return page;
  }

  private ask(offset: number): Promise<SearchPage> {
    const known = this.asked.get(offset);
    if (known) return known;
    const page = this.readPage(offset);
    // Its failure counts when the page is needed.
    page.catch(() => undefined);
    this.asked.set(offset, page);
    return page;
  }
}

interface Numbers {
  readonly read: number;
  readonly rows: number;
  readonly total: number | null;
  readonly changed: boolean;
}

function reason({ read, rows, total, changed }: Numbers): string {
  if (total === null) return 'it does not say how many accounts there are';
  if (changed) return `its number of accounts changed while it was read, to ${total}`;
  const repeated = rows > read ? ', and repeated others' : '';
  return `it returned ${read} of ${counted(total, 'account')}${repeated}`;
}

const incomplete = (why: string): Problem =>
  createProblem('badResponse', `The search for accounts is not complete: ${why}.`, {
    next: 'Sync again. If this remains, accounts that are not in the list may be missing.',
  });
