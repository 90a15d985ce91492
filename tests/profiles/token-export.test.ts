/** tokens.export: the tokens of instances as CSV. No value of a token, no formula, and a row for what was not read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RequestFor } from '../../src/contract';
import { LABEL, sampleBench } from '../support/sample';
import { temporaryFolder } from '../support/temporary-folder';

const { service, domo, profileId } = sampleBench();
const DAY_MS = 86_400_000;
const folder = temporaryFolder('tokens');

const rowsOf = async (asked: Omit<RequestFor<'tokens.export'>, 'file'>) => {
  const file = join(folder, 'tokens.csv');
  const written = await service().done('tokens.export', { ...asked, file });
  const text = readFileSync(file, 'utf8');
  for (const token of domo().state.tokens.keys()) expect(text).not.toContain(token);
  const rows = parse<Record<string, string>>(text, { columns: true });
  expect(written).toMatchObject({ file, rows: rows.length });
  return rows;
};

describe('tokens.export', () => {
  it('writes who owns each token and when it ends, first what ends first, as the list shows them', async () => {
    const tokens = [...domo().state.tokens.values()];
    for (const [at, token] of tokens.entries()) {
      token.expiresAt = Date.now() + (at + 10) * DAY_MS + DAY_MS / 2;
      token.name = ['=1+1', 'Gateway'][at] ?? 'Nightly';
    }
    const all = await rowsOf({});
    expect(all.map((row) => row['days left'])).toEqual(tokens.map((_, at) => String(at + 10)));
    // A program reads it.
    expect(all[0]?.['expires']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    expect(all[0]).toMatchObject({ instance: LABEL, token: "'=1+1", problem: '' });
    expect(await rowsOf({ withinDays: 12 })).toEqual(all.slice(0, 2));
    expect(await rowsOf({ text: 'GATEWAY' })).toEqual([all[1]]);
  });

  it('writes days that are over as a number below zero, which no formula begins with', async () => {
    // The first is the one that asks.
    const token = [...domo().state.tokens.values()][1];
    if (token) Object.assign(token, { expiresAt: Date.now() - 3.5 * DAY_MS, name: '-1+2' });
    expect((await rowsOf({}))[0]).toMatchObject({ token: "'-1+2", 'days left': '-4' });
  });

  it('has a row for an instance that could not be read, and fails where nothing can be written', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    const rows = await rowsOf({ profileIds: [profileId(), gone], text: 'no such token' });
    expect(rows).toMatchObject([{ instance: gone, token: '' }]);
    expect(rows[0]?.['problem']).toMatch(/^not read: ./u);
    const file = join(folder, 'no such folder', 'tokens.csv');
    expect((await service().refused('tokens.export', { file })).code).toBe('cannotWriteFile');
  });
});
