/** What a row of the rail says of the token: a symbol and words. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/contract';
import { instanceSeverity, SEVERITIES } from '../../src/renderer/state/instance-severity';
import { toTokenLook } from '../../src/renderer/features/instances/token-state';

const DAY_MS = 86_400_000;
const NOW = 1_800_000_000_000;

const lookOf = (more: Partial<Profile>, checking = false) =>
  toTokenLook(
    { token: 'keychain', lastCheck: { at: 1, problem: null }, ...more } as Profile,
    checking,
    NOW,
  );

describe('the look of a token', () => {
  it('warns of one that expires in 30 days or less, in words and by a sign', () => {
    expect(lookOf({ tokenExpiry: { at: NOW + 31 * DAY_MS, tokens: 1 } })).toMatchObject({
      label: 'token works',
      Icon: IconCircleCheck,
    });
    expect(lookOf({ tokenExpiry: { at: NOW + 6.5 * DAY_MS, tokens: 1 } })).toEqual({
      label: 'token expires in 6 days',
      tone: 'amber',
      Icon: IconAlertTriangle,
    });
    expect(lookOf({ tokenExpiry: { at: NOW + 1.5 * DAY_MS, tokens: 3 } }).label).toBe(
      'token may expire in 1 day',
    );
  });

  it('says that one has ended, and no longer that it works, until it was tried', () => {
    const tokenExpiry = { at: NOW - DAY_MS, tokens: 1 };
    const triedAt = (at: number) => lookOf({ tokenExpiry, lastCheck: { at, problem: null } });
    expect(triedAt(NOW - 2 * DAY_MS)).toEqual({
      label: 'token ended',
      tone: 'amber',
      Icon: IconAlertTriangle,
    });
    expect(triedAt(NOW - 1).label).toBe('token works');
    const several = {
      tokenExpiry: { ...tokenExpiry, tokens: 2 },
      lastCheck: { at: 1, problem: null },
    };
    expect(lookOf(several).label).toBe('may have ended');
    expect(
      instanceSeverity({ token: 'keychain', lastSync: null, ...several } as Profile, NOW),
    ).toBe(SEVERITIES.amber);
  });

  it('tells a refused token and a missing one before that it expires', () => {
    const tokenExpiry = { at: NOW + DAY_MS, tokens: 1 };
    const problem = { code: 'unauthorized', message: '' } as never;
    expect(lookOf({ tokenExpiry, lastCheck: { at: 1, problem } }).label).toBe('token refused');
    expect(lookOf({ tokenExpiry, token: 'none' }).label).toBe('no token');
    expect(lookOf({ tokenExpiry }, true).label).toBe('checking…');
  });
});
