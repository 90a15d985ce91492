/**
 * Reads a part of Domo's activity log page by page (domo-api 2.2). It is only relied on when it has as many rows as
 * Domo says there are, and each of them says which account it is about.
 */
import { toProblem, type DomoId, type Problem } from '../../contract';
import { AUDIT_PAGE_SIZE, type AuditPage, type AuditedChange } from '../domo/domo-types';
import type { DomoChange } from '../store/audit-types';

export type LoggedChange = DomoChange & { readonly id: DomoId };

/**
 * `whole`: no row is missing. `gap`: rows are missing, or do not say what they are about; `changes` are those that do.
 * `until`: when it was read, by Domo's clock.
 */
export interface AuditRows {
  readonly outcome: 'whole' | 'gap';
  readonly changes: readonly LoggedChange[];
  readonly until: number;
}

export type AuditReading =
  | AuditRows
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'failed'; readonly problem: Problem };

export interface AuditSource {
  readonly readPage: (offset: number) => Promise<AuditPage>;
  readonly count: () => Promise<number>;
}

/** 60,000 rows: to read them all costs more than to read the accounts. */
const MAX_PAGES = 200;
/** A row that comes between the pages and the count makes them differ. */
const ATTEMPTS = 2;
/** It changes nothing. Any other word counts as a change, also one that nobody knows yet. */
const VIEWED = 'VIEWED';

/** `now`: by this computer's clock. Fails only when it is cancelled. */
export async function readAuditLog(
  source: AuditSource,
  now: number,
  signal: AbortSignal,
): Promise<AuditReading> {
  try {
    let rows = await readRows(source, now);
    for (let attempt = 1; attempt < ATTEMPTS && !rows.isWhole; attempt++)
      rows = await readRows(source, now);
    const outcome = rows.isWhole ? 'whole' : 'gap';
    return { outcome, changes: rows.found.flatMap(toAccountChange), until: rows.until };
  } catch (error) {
    if (signal.aborted) throw error;
    const problem = toProblem(error);
    const isRefused = problem.code === 'forbidden';
    return isRefused ? { outcome: 'refused', problem } : { outcome: 'failed', problem };
  }
}

interface Rows {
  readonly found: readonly AuditedChange[];
  readonly isWhole: boolean;
  readonly until: number;
}

async function readRows(source: AuditSource, now: number): Promise<Rows> {
  const found: AuditedChange[] = [];
  let [count, isUsable] = [0, true];
  let total: number | null = null;
  let until: number | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await source.readPage(count);
    total ??= await countRows(source);
    until ??= page.answeredAt;
    for (const row of page.items) found.push(row);
    const length = page.items.length + page.setAsideCount;
    count += length;
    isUsable &&= page.setAsideCount === 0 && page.items.every(isUnderstood);
    // A page that is not full is the last one, unless Domo's pages are smaller.
    const isLast = length === 0 || (length < AUDIT_PAGE_SIZE && count >= total);
    if (!isLast) continue;
    // Without Domo's clock it is not known up to when the rows tell.
    const isWhole = isUsable && count === total && until !== null;
    return { found, isWhole, until: until ?? now };
  }
  return { found, isWhole: false, until: until ?? now };
}

/** An instance without this route, or with another answer, still says who changed what. */
const countRows = (source: AuditSource): Promise<number> =>
  source.count().catch((error: unknown) => {
    const { code } = toProblem(error);
    if (code === 'getFailed' || code === 'badResponse') return -1;
    throw error;
  });

const isUnderstood = ({ isOfAccount, accountId }: AuditedChange): boolean =>
  !isOfAccount || accountId !== null;

const toAccountChange = ({ isOfAccount, accountId, ...row }: AuditedChange): LoggedChange[] =>
  !isOfAccount || accountId === null || row.action.toUpperCase() === VIEWED
    ? []
    : [{ id: accountId, ...row, source: 'activityLog' }];
