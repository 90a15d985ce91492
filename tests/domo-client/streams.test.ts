/** Streams: nothing but ids of accounts differs between what was read and what is sent (domo-api 3.16). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseId } from '../../src/contract';
import { parseExactJson, toExactJson } from '../../src/main/domo/parse/exact-json';
import { replaceStreamAccount } from '../../src/main/domo/parse/stream-accounts';
import { failureOf } from '../support/failure';
import { streamTemplate } from '../support/random-streams';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();
const sent = () => recorder().sent.map(({ method, url }) => `${method} ${url}`);

const stream = (more: object = {}) => ({
  id: 9,
  dataSource: { id: 'd-1', name: 'Sales' },
  account: { id: 71, name: 'old' },
  ...more,
});

describe('the JSON of a stream with another account', () => {
  it('differs from what was read in the ids of the account alone, whatever the stream is', () => {
    const to = '9007199254740993';
    fc.assert(
      fc.property(streamTemplate, (text) => {
        const read = text.replaceAll(':HERE', ':71');
        const wanted = text.replaceAll(':HERE', `:${to}`);
        // Both were parsed and written again, which may only change how names are ordered and texts are escaped.
        expect(replaceStreamAccount(read, 71, parseId(to) ?? 0)).toBe(
          toExactJson(parseExactJson(wanted)),
        );
        expect(JSON.parse(toExactJson(parseExactJson(read)))).toEqual(JSON.parse(read));
      }),
    );
  });

  it('has the id as a text where Domo wrote a text', () => {
    expect(
      replaceStreamAccount('{"account":{"id":"71"},"accounts":[{"accountId":71}]}', 71, 5),
    ).toBe('{"account":{"id":"5"},"accounts":[{"accountId":5}]}');
  });
});

describe('getStream', () => {
  it('reads the accounts, each once, and the dataset', async () => {
    const accounts = [{ accountId: 71 }, { accountId: '17841400000000001' }, { metadata: 3 }, null];
    recorder().reply = answers(200, stream({ accounts }));
    expect(await client().getStream(9)).toMatchObject({
      id: 9,
      datasetId: 'd-1',
      datasetName: 'Sales',
      accountIds: [71, '17841400000000001'],
      holdsToken: false,
    });
    expect(sent()).toEqual(['GET /api/data/v1/streams/9?fields=all']);
  });

  it('says that the token of this client stands in the stream', async () => {
    recorder().reply = answers(200, stream({ configuration: [{ value: 'canary-token' }] }));
    const read = await client().getStream(9);
    expect(read.holdsToken).toBe(true);
    expect(read.json).not.toContain('canary-token');
  });

  it.each([[[]], [{}], [stream({ id: 10 })], ['null']])('knows no stream 9 in %j', async (body) => {
    recorder().reply = answers(200, body);
    expect((await failureOf(client().getStream(9))).code).toBe('badResponse');
  });

  it.each([
    [403, 'forbidden'],
    [404, 'noMatch'],
    [500, 'getFailed'],
  ])('fails after status %s, and quotes nothing that may hold a secret', async (status, code) => {
    recorder().reply = answers(status, { message: 'canary-secret' });
    const problem = await failureOf(client().getStream(9));
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain('canary-secret');
  });
});

describe('setStreamAccount', () => {
  const read = async (json: string) => {
    recorder().reply = answers(200, json);
    const found = await client().getStream(9);
    recorder().sent.length = 0;
    return found;
  };

  it('sends all of it back as it was read, once', async () => {
    const json =
      '{"id":9,"account":{"id":71},"big":17841400000000001,"rate":1.10,"x":{"accountId":71}}';
    await client().setStreamAccount(await read(json), 71, 88);
    expect(sent()).toEqual(['PUT /api/data/v1/streams/9']);
    expect(recorder().sent[0]).toMatchObject({
      contentType: 'application/json',
      body: json.replace('"account":{"id":71}', '"account":{"id":88}'),
    });
  });

  it.each([
    [400, 'crudFailed'],
    [403, 'forbidden'],
    [404, 'noMatch'],
    [502, 'outcomeUnknown'],
  ])('fails after status %s, and never shows a secret of the stream', async (status, code) => {
    const found = await read(JSON.stringify(stream({ header: 'canary-bearer-value' })));
    recorder().reply = answers(status, { message: 'canary-bearer-value is wrong' });
    const problem = await failureOf(client().setStreamAccount(found, 71, 88));
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain('canary-bearer');
    expect(recorder().sent).toHaveLength(1);
  });
});

describe('getDatasetImpact', () => {
  it('says what depends on a dataset where Domo tells it, and null where it does not', async () => {
    recorder().reply = answers(200, { id: 'd-1', name: 'Sales', streamId: 9, impactCardCount: 3 });
    expect(await client().getDatasetImpact('d-1')).toEqual({
      id: 'd-1',
      name: 'Sales',
      streamId: 9,
      cards: 3,
      dataflows: null,
      alerts: null,
    });
    expect(sent()).toEqual(['GET /api/data/v3/datasources/d-1?part=core%2Cimpactcounts']);
  });

  it('asks for no dataset whose id leads to another route', async () => {
    expect((await failureOf(client().getDatasetImpact('..'))).code).toBe('noMatch');
    expect(recorder().sent).toEqual([]);
  });

  it.each([
    [404, {}, 'noMatch'],
    [403, {}, 'forbidden'],
    [200, [], 'badResponse'],
  ])('fails after status %s with %j', async (status, body, code) => {
    recorder().reply = answers(status, body);
    expect((await failureOf(client().getDatasetImpact('d-1'))).code).toBe(code);
  });
});
