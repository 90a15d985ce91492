/** Ids beyond 2^53 as people and scripts write them on the command line, and as it prints them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseExactRequest } from '../../src/main/cli/exact-request';
import { toExactJson } from '../../src/main/domo/parse/exact-json';
import { commandLine, json } from '../support/command-line';
import { FIRST_DIGITS, giveLongIds, SECOND_DIGITS } from '../support/long-ids';

const { desk, folder, standIn } = commandLine();
const LABEL = 'Kestrel Bay · Production';
let profileId = '';
let names: readonly string[] = [];

beforeAll(async () => {
  const { production } = standIn().instances;
  const [first, second] = [...production.state.accounts.values()].filter(({ closed }) => !closed);
  if (!first || !second) throw new Error('Too few accounts.');
  names = [first.displayName, second.displayName];
  giveLongIds(production, { first: first.id, second: second.id });
  expect((await desk().cli(['sync', '--profile', LABEL, '--depth', 'full'])).code).toBe(0);
  const { value } = json(await desk().cli(['profile', 'list', '--json'])) as {
    value: { profiles: { id: string; label: string }[] };
  };
  profileId = value.profiles.find(({ label }) => label === LABEL)?.id ?? '';
});

describe('latchkey call', () => {
  it.each([
    ['a number', FIRST_DIGITS, 0],
    ['a number', SECOND_DIGITS, 1],
    ['a text', `"${SECOND_DIGITS}"`, 1],
  ])('takes an id that is %s of the digits %s', async (_form, id, index) => {
    const request = `{"profileId":"${profileId}","kind":"account","id":${id}}`;
    const ended = await desk().cli(['call', 'account.get'], request);
    expect(json(ended)).toMatchObject({
      ok: true,
      value: { account: { id: id.replaceAll('"', ''), displayName: names[index] } },
    });
  });

  it('refuses an id that it would have to round', async () => {
    const request = `{"profileId":"${profileId}","kind":"account","id":1.7841400000000001e16}`;
    const ended = await desk().cli(['call', 'account.get'], request);
    expect(json(ended)).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
  });
});

describe('latchkey compare accounts', () => {
  it('compares two accounts whose ids are one number for JavaScript', async () => {
    const args = [`${LABEL}:${FIRST_DIGITS}`, `${LABEL}:account:${SECOND_DIGITS}`];
    const ended = await desk().cli(['compare', 'accounts', ...args, '--json']);
    expect(json(ended)).toMatchObject({
      ok: true,
      value: { columns: [{ id: FIRST_DIGITS }, { id: SECOND_DIGITS }] },
    });
  });

  it('names the largest id when there can be no such account', async () => {
    const args = [`${LABEL}:${FIRST_DIGITS}`, `${LABEL}:9223372036854775808`];
    const ended = await desk().cli(['compare', 'accounts', ...args]);
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toContain('no account has an id larger than 9223372036854775807.');
  });
});

it('exports both ids with all digits', async () => {
  const file = join(folder, 'accounts.csv');
  const ended = await desk().cli(['export', 'accounts', '--out', file]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const rows = parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    bom: true,
    columns: true,
  });
  const named = rows.filter(({ Account_Id: id }) => id?.startsWith('178414'));
  expect(named.map((row) => [row['Account_Id'], row['Display_Name']])).toEqual([
    [FIRST_DIGITS, names[0]],
    [SECOND_DIGITS, names[1]],
  ]);
});

describe('a request', () => {
  it('has texts in place of integers that a number cannot hold, and else what JSON.parse reads', () => {
    const text = `{"id":${SECOND_DIGITS},"a":[${FIRST_DIGITS},71,1.50,1e3,-${SECOND_DIGITS}],"b":null}`;
    expect(parseExactRequest(text)).toEqual({
      id: SECOND_DIGITS,
      a: [FIRST_DIGITS, 71, 1.5, 1000, `-${SECOND_DIGITS}`],
      b: null,
    });
  });

  it('keeps the numbers of a body that Domo gets as it is', () => {
    const payload = `{"id":${SECOND_DIGITS},"rate":1.2345678901234567890}`;
    const request = parseExactRequest(`{"payload":${payload}}`);
    expect(toExactJson(request)).toBe(`{"payload":${payload}}`);
  });
});
