/** The pages of a search: which are asked for at once, and what a page of another length does. */
import { expect, it } from 'vitest';
import type { FoundAccount, SearchPage } from '../../src/main/domo';
import { readAccountSearch } from '../../src/main/sync/read-account-search';
import { account } from '../store/rows';

const found = (id: number): FoundAccount => ({
  account: account(id),
  owners: null,
  datasetCount: null,
  used: null,
  indexedAt: null,
});

/** `total` accounts in pages of the given length; `asked` has the offsets in order. */
function pagesOf(total: number, lengthAt: (offset: number) => number) {
  const asked: number[] = [];
  const [underWay, most] = [{ now: 0 }, { ever: 0 }];
  const readPage = async (offset: number): Promise<SearchPage> => {
    asked.push(offset);
    underWay.now += 1;
    most.ever = Math.max(most.ever, underWay.now);
    await new Promise((resolve) => setImmediate(resolve));
    underWay.now -= 1;
    const length = Math.max(0, Math.min(lengthAt(offset), total - offset));
    const items = Array.from({ length }, (_, index) => found(offset + index + 1));
    return { items, setAside: [], setAsideCount: 0, total };
  };
  return { asked, most, readPage };
}

const read = (readPage: (offset: number) => Promise<SearchPage>) =>
  readAccountSearch(readPage, new AbortController().signal);

it('three pages are asked for at once after the first, each page once', async () => {
  const pages = pagesOf(650, () => 100);
  const { found: all, problem } = await read(pages.readPage);
  expect([all.size, problem]).toEqual([650, null]);
  expect(pages.asked).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(pages.most.ever).toBe(3);
});

it('nothing is asked for behind the end', async () => {
  const pages = pagesOf(100, () => 100);
  await read(pages.readPage);
  expect(pages.asked).toEqual([0]);
});

it('a shorter page in between costs no account: the next is asked for where it ends', async () => {
  const pages = pagesOf(500, (offset) => (offset === 200 ? 30 : 100));
  const { found: all, problem } = await read(pages.readPage);
  expect([all.size, problem]).toEqual([500, null]);
  expect(pages.asked).toContain(230);
});

it('a page ahead that fails counts only when it is needed', async () => {
  const pages = pagesOf(400, (offset) => (offset === 100 ? 0 : 100));
  const { found: all, problem } = await read((offset) =>
    offset === 300 ? Promise.reject(new Error('Too many.')) : pages.readPage(offset),
  );
  expect(all.size).toBe(100);
  expect(problem?.message).toContain('it returned 100 of 400 accounts');
});
