/** The activity log: what is sent, and which answers and rows are understood (domo-api 2.2). */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

const span = { start: 1_700_000_000_000, end: 1_700_000_600_000 };
const row = {
  userId: '1893952720',
  userName: 'Ada',
  userType: 'USER',
  actionType: 'UPDATED',
  objectName: 'Snowflake',
  objectId: '71',
  objectType: 'ACCOUNT',
  time: 1_700_000_300_000,
  eventText: 'Ada updated account "Snowflake".',
};
const read = async (body: unknown, headers: Record<string, string> = {}) => {
  recorder().reply = answers(200, body, headers);
  return client().readAudit(span, 300);
};
const count = async (body: unknown) => {
  recorder().reply = answers(200, body);
  return client().countAudit(span);
};
const urls = (): string[] => recorder().sent.map(({ method, url }) => `${method} ${url}`);

describe('the activity log', () => {
  it('asks for rows about accounts, and for their number', async () => {
    await read([row]);
    await count(1);
    expect(urls()).toEqual([
      'GET /api/audit/v1/user-audits?objectType=ACCOUNT&start=1700000000000&end=1700000600000&offset=300&limit=300',
      'GET /api/audit/v1/user-audits/count?objectType=ACCOUNT&start=1700000000000&end=1700000600000',
    ]);
  });

  it('reads who changed which account, and when Domo answered', async () => {
    const page = await read([row], { date: 'Tue, 14 Nov 2023 22:13:20 GMT' });
    expect(page).toEqual({
      items: [
        { isOfAccount: true, accountId: 71, action: 'UPDATED', by: 'Ada', at: 1_700_000_300_000 },
      ],
      setAside: [],
      setAsideCount: 0,
      answeredAt: 1_700_000_000_000,
    });
  });

  it('takes rows without fields, and keeps the digits of a long id', async () => {
    const { items, setAsideCount } = await read(
      '[{}, {"objectId": 17841400000000001, "objectType": "DATA_SOURCE"}, null]',
    );
    expect(items).toEqual([
      { isOfAccount: true, accountId: null, action: 'CHANGED', by: null, at: null },
      { isOfAccount: false, accountId: '17841400000000001', action: 'CHANGED', by: null, at: null },
    ]);
    expect(setAsideCount).toBe(1);
  });

  it('keeps no more of a name and an action than a line', async () => {
    const { items } = await read([
      { ...row, userName: '😀'.repeat(1_000), actionType: 'X'.repeat(500) },
    ]);
    expect(items[0]?.by).toBe('😀'.repeat(150));
    expect(items[0]?.action).toHaveLength(100);
  });

  it.each([3, '3', { count: 3 }, { total: '3' }])('understands the number %j', async (body) => {
    expect(await count(typeof body === 'string' ? `"${body}"` : JSON.stringify(body))).toBe(3);
  });

  it.each([{}, -1, [], { count: 'many' }])('fails where %j is no number of rows', async (body) => {
    expect(await failureOf(count(JSON.stringify(body)))).toMatchObject({ code: 'badResponse' });
  });

  it.each([403, 404, 405])('fails with forbidden where Domo refuses it with %i', async (status) => {
    recorder().reply = answers(status);
    expect(await failureOf(client().readAudit(span, 0))).toMatchObject({
      code: 'forbidden',
      status,
    });
    expect(urls()).toHaveLength(1);
  });

  it('fails where the rows can be read and their number cannot', async () => {
    recorder().reply = answers(404);
    expect(await failureOf(client().countAudit(span))).toMatchObject({ code: 'getFailed' });
  });
});
