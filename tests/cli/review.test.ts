/** `latchkey review`: entries, files, comparing, verifying, and what the exit codes say. */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;
const folder = temporaryFolder('review-command');
const cli = (...args: string[]) => opened.desk.cli(['review', ...args]);

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

describe('latchkey review', () => {
  it('ends with 4 and names the accounts whose access was not read', async () => {
    const { code, stdout, stderr } = await cli('--limit', '3');
    expect(code).toBe(4);
    expect(stdout).toContain('Accounts whose access was not read: ');
    expect(stderr).toMatch(/Partial: access not read: One: account \d+/);
    expect((await cli('--limit', '0', '--allow-partial')).code).toBe(0);
  });

  it('lists who can use what once everything was read, through which group, and marks', async () => {
    await opened.desk.cli(['sync', '--depth', 'full']);
    const { stdout } = await cli('--limit', '1000');
    expect(stdout).toMatch(/^INSTANCE +ACCOUNT +NAME +WHO +E-MAIL +LEVEL +THROUGH +MARKS/);
    expect(stdout).toMatch(/group [^\n]+ members /);
    const json = await cli('--json', '--mark', 'external');
    const answer = JSON.parse(json.stdout) as { value: { entries: { marks: string[] }[] } };
    expect(answer.value.entries.every(({ marks }) => marks.includes('external'))).toBe(true);
  });

  it('writes a file that verify calls intact until it is changed, and compares with it', async () => {
    const file = join(folder, 'review.jsonl');
    const written = await cli('--out', file, '--allow-partial');
    expect(written).toMatchObject({ code: 0 });
    expect(written.stdout).toMatch(/SHA-256 [0-9a-f]{64}/);
    const same = await cli('--against', 'last', '--limit', '0');
    expect(same.stdout).toMatch(/: 0 added, 0 removed, 0 with another level\./);
    const good = await cli('verify', file);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain('Latchkey noted this checksum');
    appendFileSync(file, '\n');
    const bad = await cli('verify', file);
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('is not intact')]);
    expect((await cli('--against', file)).stderr).toContain('getFailed');
    const missing = await cli('verify', join(folder, 'none'), '--json');
    expect(JSON.parse(missing.stdout)).toMatchObject({ problem: { code: 'notFound' } });
  });

  it.each(['-', ...(process.platform === 'win32' ? [] : ['/dev/stdout'])])(
    'writes to stdout as %s, and says the rest on stderr',
    async (out) => {
      const file = join(folder, 'from-stdout.jsonl');
      const { code, stdout, stderr } = await cli('--out', out, '--allow-partial');
      expect(code).toBe(0);
      expect(stderr).toMatch(/SHA-256 [0-9a-f]{64}/);
      writeFileSync(file, stdout);
      expect((await cli('verify', file)).stdout).toContain('Latchkey noted this checksum');
      expect(existsSync('-')).toBe(false);
    },
  );

  it('compares with the last review that is in a file', async () => {
    const file = join(folder, 'last.jsonl');
    expect((await cli('--out', file, '--allow-partial')).code).toBe(0);
    expect((await cli('--out', '-', '--allow-partial')).code).toBe(0);
    const compared = await cli('--against', 'last', '--limit', '0');
    expect(compared.stdout).toMatch(/: 0 added, 0 removed, 0 with another level\./);
  });

  it('prints its plan without doing anything, and does what a plan says', async () => {
    const file = join(folder, 'planned.jsonl');
    const planned = await cli('--out', file, '--profile', 'One', '--plan');
    expect(JSON.parse(planned.stdout)).toMatchObject({ operation: 'review.write' });
    expect(existsSync(file)).toBe(false);
    const applied = await opened.desk.cli(
      ['review', '--apply', '-', '--allow-partial'],
      planned.stdout,
    );
    expect(applied.stdout).toContain(`entries to ${file}`);
    expect((await cli('verify', file)).code).toBe(0);
    const other = planned.stdout.replace('review.write', 'report.make');
    const refused = await opened.desk.cli(['review', '--apply', '-'], other);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('is no plan of this command'),
    ]);
  });

  it('refuses options that it does not understand', async () => {
    expect((await cli('--more-than', 'x')).code).toBe(2);
    expect((await cli('--mark', 'odd')).code).toBe(2);
    expect((await cli('--profile', 'nobody')).code).toBe(1);
  });
});
