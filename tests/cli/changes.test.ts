/** `latchkey changes`: what changed since a time, by instance, and what is not covered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriodTime } from '../../src/main/cli/commands/changes';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

const cli = (...args: string[]) => opened.desk.cli(['changes', ...args]);

describe('latchkey changes', () => {
  it('says that no change is known, and on stderr what is not covered', async () => {
    const { code, stdout, stderr } = await cli('--since', '7d');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No change is known since \d{4}-/);
    expect(stderr).toMatch(/One: earlier changes are not known: its first snapshot is of \d{4}-/);
    expect(stderr).toContain('One: configs and access lists of all accounts were never read.');
  });

  it('lists each changed account under its instance, as text and as JSON', async () => {
    const { state } = opened.standIn.instances.production;
    const [account] = [...state.accounts.values()].filter(({ closed }) => !closed);
    if (!account) throw new Error('There is no account.');
    const before = account.displayName;
    account.displayName = 'Renamed\u001b[2J';
    await opened.desk.cli(['sync']);
    const text = await cli('--since', '1h', '--profile', 'one');
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(
      /^One\n {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}account \d+ {2}Renamed/,
    );
    expect(text.stdout).toContain(`Renamed: ${before} → Renamed`);
    expect(text.stdout).not.toContain('\u001b');
    const { stdout } = await cli('--since', '1h', '--kind', 'renamed', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: {
        accounts: [{ id: account.id, changes: [{ kind: 'renamed', before }] }],
        next: null,
      },
    });
    expect((await cli('--since', '1h', '--kind', 'gone')).stdout).toMatch(/^No change/);
  });

  it('refuses a time that it does not understand, and a period that ends before it begins', async () => {
    const odd = await cli('--since', 'yesterday');
    expect(odd.code).toBe(2);
    expect(odd.stderr).toContain('24h or 7d');
    expect((await cli()).code).toBe(2);
    const turned = await cli('--since', '2026-02-01', '--until', '2026-01-01');
    expect(turned.code).toBe(1);
    expect(turned.stderr).toContain('invalidRequest');
  });

  it('takes dates, instants and spans', () => {
    const now = Date.UTC(2026, 7, 15, 12);
    expect(parsePeriodTime('2026-08-01', now)).toBe(Date.UTC(2026, 7, 1));
    expect(parsePeriodTime('2026-08-01T10:00:00+02:00', now)).toBe(Date.UTC(2026, 7, 1, 8));
    // As a command prints it.
    expect(parsePeriodTime('2026-08-01 10:00 UTC', now)).toBe(Date.UTC(2026, 7, 1, 10));
    expect(parsePeriodTime('24h', now)).toBe(Date.UTC(2026, 7, 14, 12));
    expect(parsePeriodTime('2w', now)).toBe(Date.UTC(2026, 7, 1, 12));
    for (const odd of ['', '7', '7y', '-1d', '2026-02-30', '99999w'])
      expect(() => parsePeriodTime(odd, now), odd).toThrow('24h or 7d');
  });
});
