/** The search for accounts: what it sends, and which answers and rows it understands (domo-api 4.9, 8.14). */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

/** As recorded (domo-api 8.14), without what nobody reads. */
const row = {
  entityType: 'account',
  databaseId: '71',
  displayName: 'Shown',
  name: 'domo_creds',
  dataProviderId: 'abstract-credential-store',
  credentialsType: 'fields',
  valid: true,
  used: false,
  datasetCount: 0,
  allowExternalUse: false,
  createDate: 1_684_447_092_000,
  lastModified: 1_744_317_387_000,
  lastIndexed: 1_744_317_400_000,
  ownedById: '1216550715',
  ownedByName: 'Ada',
  ownedByType: 'USER',
  owners: [{ id: '1216550715', type: 'USER', displayName: 'Ada' }],
};

const read = async (body: unknown) => {
  recorder().reply = answers(200, body);
  return client().searchAccounts(100);
};
const page = (...rows: readonly unknown[]) => ({
  totalResultCount: 250,
  searchObjects: [],
  searchResultsMap: { account: rows },
});

describe('the search for accounts', () => {
  it('asks for one page, sorted by name', async () => {
    await read(page(row));
    expect(recorder().sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/search/v1/query',
    ]);
    expect(JSON.parse(recorder().sent[0]?.body ?? '')).toEqual({
      count: 100,
      offset: 100,
      combineResults: false,
      query: '**',
      filters: [],
      facetValuesToInclude: [],
      queryProfile: 'GLOBAL',
      entityList: [['account']],
      sort: { fieldSorts: [{ field: 'display_name_sort', sortOrder: 'ASC' }] },
    });
  });

  it('reads accounts with owners and dataset count, and the number of all', async () => {
    const { total, items } = await read(page(row));
    expect(total).toBe(250);
    expect(items).toEqual([
      {
        account: expect.objectContaining({
          kind: 'account',
          id: 71,
          displayName: 'Shown',
          name: 'domo_creds',
          dataProviderType: 'abstract-credential-store',
          createdAt: 1_684_447_092_000,
          modifiedAt: 1_744_317_387_000,
          searchOnly: true,
        }) as unknown,
        owners: [{ type: 'USER', id: '1216550715', name: 'Ada' }],
        datasetCount: 0,
        used: false,
        indexedAt: 1_744_317_400_000,
      },
    ]);
  });

  it('reads the other published form of the answer, and the other fields for provider and owner', async () => {
    const { dataProviderId: dataProviderType, owners: _owners, ...rest } = row;
    const searchObjects = [{ ...rest, dataProviderType }];
    const { items } = await read({ totalResultCount: 1, searchObjects });
    expect(items[0]?.account.dataProviderType).toBe('abstract-credential-store');
    expect(items[0]?.owners).toEqual([{ type: 'USER', id: '1216550715', name: 'Ada' }]);
  });

  it('leaves unknown what a row does not say, and never takes it for 0', async () => {
    const { items } = await read(page({ databaseId: '8', dataProviderId: 'x', datasetCount: -1 }));
    expect(items[0]).toMatchObject({
      owners: null,
      datasetCount: null,
      used: null,
      indexedAt: null,
    });
  });

  it('sets aside rows without a usable id or provider, and rows that are no accounts', async () => {
    const odd = [
      null,
      { databaseId: '9' },
      { ...row, databaseId: 'x' },
      { ...row, entityType: 'c' },
    ];
    const { items, setAside, setAsideCount } = await read(page(...odd, row));
    expect(items).toHaveLength(1);
    expect(setAsideCount).toBe(4);
    expect(setAside.map(({ id }) => id)).toEqual([null, 9, null, 71]);
  });

  it.each([
    ['nothing found', { totalResultCount: 0 }, 0],
    ['no total', { searchObjects: [] }, null],
    ['a total that is none', { totalResultCount: 'many', searchObjects: [] }, null],
  ])('understands %s', async (_what, body, total) => {
    expect(await read(body)).toEqual({ items: [], setAside: [], setAsideCount: 0, total });
  });

  it.each([[[]], [{ totalResultCount: 5 }], [{ results: [] }], [{ searchObjects: {} }]])(
    'refuses %j, in which there is no list',
    async (body) => {
      expect(await failureOf(read(body))).toMatchObject({ code: 'badResponse' });
    },
  );
});
