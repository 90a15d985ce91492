/** What reading streams sends, byte for byte, and what of the answers is kept (domo-api 2.2, 3.21). */
import { describe, expect, it } from 'vitest';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

type Row = [request: string, call: () => Promise<unknown>, body: string];

const requests: readonly Row[] = [
  [
    'POST /api/data/v2/datasources/accounts',
    () => client().listDatasetsOfMany([7, '9007199254740993' as never]),
    '[7,9007199254740993]',
  ],
  [
    'GET /api/data/v3/datasources/ab-1?part=core%2Cimpactcounts',
    () => client().getDatasetImpact('ab-1'),
    '',
  ],
  [
    'GET /api/data/v1/accesstokens',
    () =>
      client()
        .listTokens()
        .catch(() => null),
    '',
  ],
  ['GET /api/data/v1/streams/31?fields=all', () => client().readStreamRun(31), ''],
];

describe('reading streams', () => {
  it.each(requests)('sends once: %s', async (request, call, body) => {
    recorder().reply = answers(200, { id: 'ab-1' });
    await call();
    const [sent] = recorder().sent;
    expect(recorder().sent).toHaveLength(1);
    expect(`${String(sent?.method)} ${String(sent?.url)}`).toBe(request);
    expect(sent).toMatchObject({ body });
  });

  it('keeps the end of the last run, and nothing of the configuration', async () => {
    recorder().reply = answers(200, {
      id: 31,
      accounts: [{ accountId: 1 }, { accountId: 2 }],
      configuration: [{ name: 'httpsHeaders', value: 'Bearer canary' }],
      lastExecution: { currentState: 'ERROR', endedAt: 1_734_458_216, errors: ['canary'] },
    });
    expect(await client().readStreamRun(31)).toEqual({
      accounts: 2,
      state: 'ERROR',
      endedAt: 1_734_458_216_000,
    });
  });

  it.each([
    [{ account: { id: 1 } }, { accounts: 1, state: null, endedAt: null }],
    [
      { account: null, lastExecution: null },
      { accounts: 0, state: null, endedAt: null },
    ],
    [
      { accounts: 'x', lastExecution: { currentState: 5, endedAt: 'never' } },
      { accounts: 0, state: '5', endedAt: null },
    ],
  ])('takes what is missing or odd in %j for not told', async (json, run) => {
    recorder().reply = answers(200, json);
    expect(await client().readStreamRun(31)).toEqual(run);
  });

  it('counts rows without an id apart from the datasets of an account', async () => {
    recorder().reply = answers(200, {
      7: [{ dataSourceId: 'a', dataSourceName: 'A' }, { hidden: true }, null],
      x: [],
      8: 'none',
    });
    expect(await client().listDatasetsOfMany([7, 8])).toEqual(
      new Map([[7, { datasets: [{ id: 'a', name: 'A' }], unusable: 2 }]]),
    );
  });

  it.each([
    ['impactCardCount', -1],
    ['impactCardCount', 'many'],
  ])('takes %s %j for not told', async (field, value) => {
    recorder().reply = answers(200, { id: 'a', streamId: 3, [field]: value });
    expect(await client().getDatasetImpact('a')).toEqual({
      id: 'a',
      name: null,
      streamId: 3,
      cards: null,
      dataflows: null,
      alerts: null,
    });
  });

  it('fails with noMatch when a stream is gone, forbidden when it is not shared, and badResponse for a list', async () => {
    for (const [status, code] of [
      [404, 'noMatch'],
      [403, 'forbidden'],
    ] as const) {
      recorder().reply = answers(status, { status });
      await expect(client().readStreamRun(31)).rejects.toMatchObject({ problem: { code } });
    }
    recorder().reply = answers(200, []);
    await expect(client().readStreamRun(31)).rejects.toMatchObject({
      problem: { code: 'badResponse' },
    });
  });

  it('knows when tokens expire, and fails with forbidden where they may not be listed', async () => {
    recorder().reply = answers(200, [
      null,
      { id: 1, ownerId: 27, expires: 1_790_000_000_000, token: 'canary' },
      { id: 2, ownerId: '28', expires: null },
    ]);
    expect((await client().listTokens()).map(({ ownerId, expires }) => [ownerId, expires])).toEqual(
      [
        ['27', 1_790_000_000_000],
        ['28', null],
      ],
    );
    recorder().reply = answers(403, {});
    await expect(client().listTokens()).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
  });
});
