/** Answers that are made to stop the program or to take its memory. Each is below the limit of its size. */

export interface HostileAnswer {
  readonly name: string;
  readonly route: 'list' | 'providers' | 'account' | 'config' | 'accessList' | 'users' | 'create';
  /** Status 200 by default. */
  readonly status?: number;
  readonly body: () => Buffer;
}

const MB = 1024 * 1024;
const repeat = (text: string, bytes: number): string =>
  text.repeat(Math.max(1, Math.floor(bytes / text.length)));
const list = (row: string, bytes: number): Buffer => {
  const rows = repeat(`${row},`, bytes);
  return Buffer.from(`[${rows.slice(0, -1)}]`);
};
const row = (more: string): string => `{"id":1,"dataProviderType":"x","displayName":"a"${more}}`;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

export const hostileAnswers: readonly HostileAnswer[] = [
  { name: '40 MB of nested lists', route: 'list', body: () => Buffer.from(nested(20 * MB)) },
  { name: '40 MB of open lists', route: 'list', body: () => Buffer.alloc(40 * MB, '[') },
  {
    name: '5 million nested objects',
    route: 'list',
    body: () => Buffer.from('{"a":'.repeat(5_000_000) + '1' + '}'.repeat(5_000_000)),
  },
  {
    name: 'one row with 5 million nested objects',
    route: 'list',
    body: () => Buffer.from(`[${'{"a":'.repeat(5_000_000)}1${'}'.repeat(5_000_000)}]`),
  },
  { name: '900,000 rows', route: 'list', body: () => list(row(''), 60 * MB) },
  {
    name: '95,000 rows of 660 bytes',
    route: 'list',
    body: () => list(row(`,"name":"${'n'.repeat(596)}"`), 61 * MB),
  },
  { name: '60 MB of empty objects', route: 'list', body: () => list('{}', 60 * MB) },
  { name: '60 MB of numbers', route: 'list', body: () => list('1', 60 * MB) },
  {
    name: '4 million values in unknown fields',
    route: 'list',
    body: () => list(row(`,"odd":[${'1,'.repeat(19_000)}1]`), 7 * MB),
  },
  {
    name: '4 million short texts in unknown fields',
    route: 'list',
    body: () => list(row(`,"odd":[${'"a1",'.repeat(19_000)}"b"]`), 18 * MB),
  },
  {
    name: '900,000 small objects in unknown fields',
    route: 'list',
    body: () => list(row(`,"odd":[${'{"a":1},'.repeat(9_000)}{}]`), 7 * MB),
  },
  {
    name: 'one text of 62 MB',
    route: 'list',
    body: () => Buffer.from(`[${row(`,"name":"${'x'.repeat(62 * MB)}"`)}]`),
  },
  {
    name: 'a text of 62 MB instead of a list',
    route: 'list',
    body: () => Buffer.from(`"${'x'.repeat(62 * MB)}"`),
  },
  { name: '62 MB of white space', route: 'list', body: () => Buffer.alloc(62 * MB, ' ') },
  {
    name: 'rows of 2 MB each',
    route: 'list',
    body: () => list(row(`,"name":"${'\\u0041'.repeat(340_000)}"`), 60 * MB),
  },
  {
    name: 'a number of 60 million digits',
    route: 'list',
    body: () => Buffer.from(`[{"id":${'1'.repeat(60 * MB)}}]`),
  },
  {
    name: 'a million equal keys',
    route: 'list',
    body: () => list(row(`,${'"a":1,'.repeat(100_000)}"b":1`), 7 * MB),
  },
  {
    name: '60 MB of escapes that look like a token',
    route: 'list',
    body: () => list(row(`,"name":"${'%63c'.repeat(2_000)}"`), 60 * MB),
  },
  {
    name: '60 MB of providers with fields',
    route: 'providers',
    body: () =>
      list(
        `{"key":"k","authenticationSchemeConfiguration":[${'{"name":"a","type":"b"},'.repeat(200)}{}]}`,
        20 * MB,
      ),
  },
  {
    name: 'a config of 300,000 fields',
    route: 'config',
    body: () =>
      Buffer.from(`{${Array.from({ length: 300_000 }, (_, index) => `"f${index}":1`).join(',')}}`),
  },
  {
    name: 'a config with one text of 4 MB',
    route: 'config',
    body: () => Buffer.from(`{"a":"${'x'.repeat(4 * MB - 100)}"}`),
  },
  {
    name: 'a config of 60 MB',
    route: 'config',
    body: () => Buffer.from(`{"a":"${'x'.repeat(60 * MB)}"}`),
  },
  {
    name: 'a config of nested lists',
    route: 'config',
    body: () => Buffer.from(`{"a":${nested(MB)}}`),
  },
  {
    name: 'an access list of 200,000 entries',
    route: 'accessList',
    body: () => Buffer.from(`{"list":${list('{"id":"1"}', 3 * MB).toString()}}`),
  },
  {
    name: 'a search that finds 400,000 users',
    route: 'users',
    body: () => Buffer.from(`{"users":${list('{"id":1}', 3 * MB).toString()}}`),
  },
  {
    name: 'one account of nested objects',
    route: 'account',
    body: () => Buffer.from(`{"a":${nested(MB)}}`),
  },
  { name: 'a new account of 4 MB', route: 'create', body: () => list(row(''), 3 * MB) },
  {
    name: 'a refusal of 60 MB',
    route: 'list',
    status: 400,
    body: () => Buffer.from(`{"message":"${'x'.repeat(60 * MB)}"}`),
  },
  {
    name: 'a refusal of nested lists',
    route: 'list',
    status: 400,
    body: () => Buffer.from(nested(20 * MB)),
  },
  {
    name: 'a web page of 60 MB',
    route: 'list',
    body: () => Buffer.from(`<html>${'<p>'.repeat(20 * MB)}`),
  },
];
