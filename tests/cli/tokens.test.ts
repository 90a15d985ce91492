/** `latchkey tokens`: how long tokens live, what is not known, and what the exit codes say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

const DAY = 86_400_000;
let opened: SyncedDesk;
const cli = (...args: string[]) => opened.desk.cli(['tokens', ...args]);
const production = () => opened.standIn.instances.production;

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterEach(() => {
  production().faults.clear();
});
afterAll(async () => {
  await opened.close();
});

/** All tokens of the user whose token Latchkey uses end then. */
function endAt(expiresAt: number): void {
  const { state, tokens } = production();
  const own = state.tokens.get(tokens['admin'] ?? '');
  for (const token of state.tokens.values())
    if (token.userId === own?.userId) token.expiresAt = expiresAt;
}

describe('latchkey tokens', () => {
  it('says how long the token lives, and ends with 1 within the days that were asked for', async () => {
    endAt(Date.now() + 12 * DAY + DAY / 2);
    const near = await cli();
    expect([near.code, near.stdout]).toEqual([1, expect.stringMatching(/One +12 days, until 20/)]);
    expect((await cli('--within', '7')).code).toBe(0);
    const json = await cli('--json', '--within', '7');
    expect(JSON.parse(json.stdout)).toMatchObject({
      value: { instances: [{ label: 'One', daysLeft: 12, own: { state: 'known' } }] },
    });
    expect(json.stdout).not.toContain(production().tokens['admin']);
  });

  it('lists all tokens of the instance with owner and end', async () => {
    endAt(Date.now() + 90 * DAY);
    const { stdout } = await cli('--all');
    expect(stdout).toMatch(/INSTANCE +TOKEN +OWNER +EXPIRES +LEFT/);
    // The name of its own user is known; those of others are once access lists were read.
    expect(stdout).toMatch(/One +token 1 +\p{L}+ [\p{L} ]+ {2}\d{4}-/u);
    expect(stdout).toMatch(/One +token \d +user \d+ +\d{4}-/);
  });

  it('writes all tokens as CSV, of the instances of a group or a saved view, and names who was not read', async () => {
    endAt(Date.now() + 90 * DAY);
    const file = join(opened.desk.documents, 'tokens.csv');
    const { code, stdout } = await cli('--out', file);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/One +\d+ days,.*\nWrote \d+ rows to /u),
    ]);
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(lines[0]).toBe(
      'instance,token,token id,owner,owner id,expires,days left,used by Latchkey,problem',
    );
    expect(lines).toHaveLength(production().state.tokens.size + 1);
    expect(
      lines.filter((line) => /^One,token 1,\d+,.*,\d{4}-.*,89,(?:yes|perhaps),$/u.test(line)),
    ).not.toEqual([]);
    for (const [name, group] of [
      ['Ours', undefined],
      ['Theirs', 'No such group'],
    ]) {
      const view = { name, filter: { profileIds: null, group } };
      const saved = await opened.desk.cli(['call', 'views.save'], JSON.stringify(view));
      expect(saved.stderr).toBe('');
    }
    expect((await cli('--view', 'theirs', '--out', '-')).code).toBe(1);
    production().faults.add({ kind: 'status', status: 500, route: 'tokens.list' });
    const failed = await cli('--view', 'ours', '--out', '-');
    expect([failed.code, failed.stderr]).toEqual([4, expect.stringMatching(/^One: /mu)]);
    expect(failed.stdout).toMatch(/^instance,.*\r\nOne,,,,,,,,not read: [^\r]+\r\n$/u);
    expect((await cli('--out', file, '--all')).code).toBe(2);
  });

  it('ends with 4 when its user may not list tokens, or the instance is not there', async () => {
    production().faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
    const refused = await cli();
    expect([refused.code, refused.stdout]).toEqual([
      4,
      expect.stringContaining('its user may not list tokens'),
    ]);
    production().faults.clear();
    production().faults.add({ kind: 'status', status: 500, route: 'tokens.list' });
    const failed = await cli();
    expect([failed.code, failed.stdout]).toEqual([4, expect.stringContaining('not known: ')]);
  });
});
