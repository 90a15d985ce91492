/** All accounts of a filter, page by page, while others come and go: none is passed over, and none comes twice. */
import { expect, it } from 'vitest';
import type { AccountKey, Result } from '../../src/contract';
import { listAllKeys } from '../../src/contract/all-account-keys';

const keyOf = (id: number): AccountKey => ({ profileId: 'acme', kind: 'account', id });
const PAGE = 1000;

/** `change` may alter the list after each page, of which it gets the number. */
function inventory(count: number, change: (ids: number[], pages: number) => void) {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  let pages = 0;
  const readPage = ({ offset, limit }: { offset: number; limit: number }) => {
    const rows = ids.slice(offset, offset + limit).map(keyOf);
    change(ids, ++pages);
    return Promise.resolve<Result<{ rows: AccountKey[] }>>({ ok: true, value: { rows } });
  };
  return { ids, readPage, asked: () => pages };
}

const list = async (all: ReturnType<typeof inventory>, most = 100_000) => {
  const listed = await listAllKeys(all.readPage, most);
  return listed.ok ? listed.value.map(({ id }) => id) : listed.problem.code;
};

it.each([0, 1, 999, 1000, 1001, 1999, 2000, 3500])('%i accounts are all listed once', async (n) => {
  const all = inventory(n, () => undefined);
  expect(await list(all)).toEqual(all.ids);
});

it.each([
  ['one of the first page is gone', (ids: number[]) => ids.splice(3, 1)],
  ['one comes before the first', (ids: number[]) => ids.unshift(9_999)],
  [
    'two change places over the end of the page',
    (ids: number[]) => {
      const [early = 0, late = 0] = [ids[3], ids[PAGE + 700]];
      ids[3] = late;
      ids[PAGE + 700] = early;
    },
  ],
  ['all behind the page are gone', (ids: number[]) => ids.splice(0, PAGE + 500)],
])('%s meanwhile: it is listed again', async (_what, alter) => {
  const all = inventory(2500, (ids, pages) => {
    if (pages === 1) alter(ids);
  });
  expect(await list(all)).toEqual(all.ids);
});

it('accounts that never stop moving are a Problem, and no part of them', async () => {
  const all = inventory(2500, (ids) => ids.splice(0, 1));
  expect(await list(all)).toBe('unavailable');
});

it('nothing is read behind the page that has too many', async () => {
  const all = inventory(50_000, () => undefined);
  expect(await list(all, 1_500)).toHaveLength(1_999);
  expect(all.asked()).toBe(2);
});
