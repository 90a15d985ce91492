/**
 * All accounts of a filter, read page by page. A sync may move accounts to other pages meanwhile: one that was passed over
 * would be missing in a plan, and nobody would see it.
 */
import type { Problem, Result } from './errors';
import type { AccountKey } from './account';
import { accountKeyText } from './zod-free';

const PAGE = 1000;
const ATTEMPTS = 5;

interface KeyPage {
  readonly rows: readonly AccountKey[];
}

type ReadPage = (range: {
  readonly offset: number;
  readonly limit: number;
}) => Promise<Result<KeyPage>>;

/**
 * In the order of the pages, up to the first page with which they are more than `most`. Fails with `unavailable` where other
 * accounts keep coming and going.
 */
export async function listAllKeys(readPage: ReadPage, most: number): Promise<Result<AccountKey[]>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const listed = await listOnce(readPage, most);
    if (listed === null) continue;
    return listed.ok ? { ok: true, value: listed.value } : listed;
  }
  return { ok: false, problem: restlessProblem };
}

const restlessProblem: Problem = {
  code: 'unavailable',
  message: 'The inventory changes while its accounts are listed.',
  next: 'Wait until no instance is synced, then try again.',
  trace: null,
  status: null,
};

/** Null: the inventory changed meanwhile. */
async function listOnce(readPage: ReadPage, most: number): Promise<Result<AccountKey[]> | null> {
  const keys = new Map<string, AccountKey>();
  let last: string | null = null;
  for (;;) {
    // Each page begins with the last account of the one before: if another is there, accounts have moved.
    const offset = Math.max(0, keys.size - 1);
    const page = await readPage({ offset, limit: PAGE });
    if (!page.ok) return page;
    const found = page.value.rows.map(({ profileId, kind, id }) => ({ profileId, kind, id }));
    const [first] = found;
    if (last !== null && (first === undefined || accountKeyText(first) !== last)) return null;
    const fresh = last === null ? found : found.slice(1);
    for (const key of fresh) {
      last = accountKeyText(key);
      // One that is read twice took the place of another.
      if (keys.has(last)) return null;
      keys.set(last, key);
    }
    if (found.length < PAGE || keys.size > most) return { ok: true, value: [...keys.values()] };
  }
}
