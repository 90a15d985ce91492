/** Reports: what they refuse, what of an owner's changes remains, and pages of hostile names. */
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/contract';
import { escapeHtml, reportPage } from '../../src/main/attention/report-page';
import { outsider, sampleBench } from '../support/sample';

const { service, domo, profileId } = sampleBench();

describe('report.make', () => {
  it('refuses an instance that does not exist with notFound, and remembers nothing', async () => {
    const problem = await service().refused('report.make', { profileIds: [profileId(), 'gone'] });
    expect(problem.code).toBe('notFound');
    expect((await service().done('report.make', {})).since).toBeNull();
  });

  it('refuses a time that is not in the past with invalidRequest', async () => {
    const problem = await service().refused('report.make', { since: Date.now() + 60_000 });
    expect(problem.code).toBe('invalidRequest');
  });

  it('tells no share that was taken away again', async () => {
    await service().done('report.make', {});
    const account = domo().state.accounts.get(71);
    if (!account) throw new Error('The sample has no account 71.');
    const before = account.access;
    account.access = [...before, { type: 'USER', id: outsider, accessLevel: 'CAN_VIEW' }];
    await service().done('inventory.sync', { depth: 'full' });
    const told = await service().done('report.make', { remember: false });
    expect(told.findings).toMatchObject([{ kind: 'newShare', account: { id: 71 } }]);
    account.access = before;
    await service().done('inventory.sync', { depth: 'full' });
    expect((await service().done('report.make', {})).findings).toEqual([]);
  });

  it('tells a token that has ended and was not tried since', async () => {
    const own = domo().state.tokens.get(domo().token('admin'));
    if (!own) throw new Error('There is no token.');
    own.expiresAt = Date.now() + 40 * 86_400_000;
    await service().done('inventory.sync', { depth: 'full' });
    await service().done('report.make', {});
    vi.setSystemTime(Date.now() + 41 * 86_400_000);
    try {
      const { findings } = await service().done('report.make', { remember: false });
      expect(findings).toMatchObject([
        {
          kind: 'tokenExpiring',
          text: expect.stringContaining('nothing was read since') as string,
        },
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells a token that expires once for each of 30, 7 and 1 days', async () => {
    const own = domo().state.tokens.get(domo().token('admin'));
    if (!own) throw new Error('There is no token.');
    const told = async (days: number) => {
      own.expiresAt = Date.now() + days * 86_400_000;
      await service().done('inventory.sync', { depth: 'full' });
      return (await service().done('report.make', {})).findings.map(({ kind }) => kind);
    };
    await service().done('report.make', {});
    expect(await told(40)).toEqual([]);
    expect(await told(29)).toEqual(['tokenExpiring']);
    expect(await told(28)).toEqual([]);
    expect(await told(6.5)).toEqual(['tokenExpiring']);
    expect(await told(0.5)).toEqual(['tokenExpiring']);
    own.expiresAt = Date.now() + 50 * 86_400_000;
    await service().done('inventory.sync', { depth: 'full' });
    const kindsWithin = async (tokenDays: number) =>
      (await service().done('report.make', { tokenDays, remember: false })).findings.map(
        ({ kind }) => kind,
      );
    expect(await kindsWithin(45)).toEqual([]);
    expect(await kindsWithin(60)).toEqual(['tokenExpiring']);
    const { profiles } = await service().done('profile.list', {});
    expect(profiles[0]?.tokenExpiry).toEqual({ at: own.expiresAt, tokens: 1 });
  });
});

describe('report.remember', () => {
  it('lets the next report begin at the one that was told, and refuses any other with notFound', async () => {
    const told = await service().done('report.make', { remember: false });
    expect((await service().refused('report.remember', { at: told.at - 1 })).code).toBe('notFound');
    expect((await service().done('report.make', { remember: false })).since).toBeNull();
    const { at } = await service().done('report.make', { remember: false });
    await service().done('report.remember', { at });
    expect((await service().done('report.make', {})).since).toBe(at);
  });
});

const hostile = `"><script>alert(1)</script><img src=x onerror='a'>&amp;\u202ecod.exe\u0000`;

const report: Report = {
  at: 1_790_000_000_000,
  since: 1_780_000_000_000,
  findings: [
    {
      kind: 'newOwner',
      profileId: 'p',
      label: hostile,
      account: { profileId: 'p', kind: 'account', id: 1, displayName: hostile },
      text: hostile,
    },
    { kind: 'drift', profileId: null, label: hostile, account: null, text: hostile },
  ],
  counts: [],
  standing: [{ kind: 'invalidAccount', count: 1 }],
  instances: 1,
  unread: [hostile],
  knownNow: [hostile],
  notKnown: [hostile],
};

describe('the page of a report', () => {
  it('shows hostile names as text, and has no tag of theirs', () => {
    const page = [...reportPage(report)].join('');
    expect(page).not.toMatch(/<(?:script|img)|onerror='|\u202e|\u0000/u);
    expect(page.match(/<bdi>/gu)).toHaveLength(7);
    expect(page.match(/&lt;script&gt;/gu)).toHaveLength(8);
    expect(page).toContain('2 things got worse in 1 instance since 2026-');
    expect(page).toContain('Now: 1 invalid account.');
  });

  it('replaces what would turn or hide a text, and keeps other letters', () => {
    expect(escapeHtml('a\u202eb\u0007c')).toBe('a\u{fffd}b\u{fffd}c');
    expect(escapeHtml('Ünïcode 日本 👩‍💻')).toBe('Ünïcode 日本 👩‍💻');
  });
});
