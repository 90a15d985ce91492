/** The CSV of what became of a plan: every state has its reason, and nothing in it is a formula. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { sampleBench } from '../support/sample';
import { temporaryFolder } from '../support/temporary-folder';

const { service, domo, key } = sampleBench();

const IDS = [102, 124, 125, 71] as const;

describe('the CSV of what became of a plan', () => {
  it('has a row for what was done, refused, unknown and left, with why, and no formula', async () => {
    const formula = '=HYPERLINK("http://evil.example";A1)';
    Object.assign(domo().state.accounts.get(102) ?? {}, { displayName: formula });
    const { id } = await service().done('bulk.plan', {
      wanted: { change: 'rename', template: '{name} (old)' },
      accounts: IDS.map((account) => key('account', account)),
    });
    const route = 'accounts.rename';
    domo().faults.add({ kind: 'status', status: 403, route, skip: 1, times: 1 });
    domo().faults.add({ kind: 'loseAnswer', route, skip: 2, times: 1 });
    const unreadable = { kind: 'body', contentType: 'text/plain', text: 'no JSON' } as const;
    domo().faults.add({ ...unreadable, route: 'accounts.get', skip: 3, times: 1 });
    await service().done('bulk.run', { id });
    const file = join(temporaryFolder('outcome'), 'outcome.csv');
    expect(await service().done('bulk.export', { id, file })).toMatchObject({ rows: 4 });
    const rows = parse<Record<string, string>>(readFileSync(file), { columns: true, bom: true });
    expect(rows.map(({ state }) => state)).toEqual(['done', 'refused', 'waiting', 'unknown']);
    expect(rows.map(({ problem }) => problem)).toEqual([
      '',
      'crudFailed',
      'badResponse',
      'outcomeUnknown',
    ]);
    for (const { message } of rows.slice(1)) expect(message).not.toBe('');
    expect(rows[0]?.['name']).toBe(`'${formula}`);
    expect(rows[0]?.['after']).toBe(`'${formula} (old)`);
  });
});
