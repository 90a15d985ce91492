/** Notifications about tokens that expire: once for each of 30, 7 and 1 days, also after a new start. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { expiryLevel, expiryWord } from '../../src/contract/token-text';
import { warnOfTokens } from '../../src/main/desktop/token-warnings';
import { temporaryFolder } from '../support/temporary-folder';

const DAY_MS = 86_400_000;
const START = 1_800_000_000_000;

let home = '';
let shown: string[] = [];
const warn = async (ends: readonly number[], now: number, more: { locked?: boolean } = {}) => {
  shown = [];
  await warnOfTokens(
    {
      home,
      store: () =>
        Promise.resolve({
          listTokenExpiries: () =>
            Promise.resolve(
              ends.map((expiresAt, at) => ({
                profileId: `p${at}`,
                expiresAt,
                tokens: 1,
                readAt: START,
              })),
            ),
        }),
      isLocked: () => more.locked === true,
      canShow: () => true,
      show: ({ title, body }) => shown.push(`${title}. ${body}`),
    },
    now,
  );
  return shown;
};
beforeEach(() => {
  home = temporaryFolder('token-warnings');
});

describe('the levels of a token that expires', () => {
  it('are 30, 7 and 1 days, and none before or after', () => {
    const levels = [31, 30, 8, 7, 2, 1, 0].map((days) => expiryLevel(START + days * DAY_MS, START));
    expect(levels).toEqual([null, 30, 30, 7, 7, 1, null]);
  });

  it('are words that say whether it is certain', () => {
    expect(expiryWord(START + 6.5 * DAY_MS, 1, START)).toBe('expires in 6 days');
    expect(expiryWord(START + 0.5 * DAY_MS, 2, START)).toBe('may expire in less than a day');
  });
});

describe('the notification', () => {
  it('is shown once for each level, with no name in it', async () => {
    const end = START + 40 * DAY_MS;
    const at = (days: number) => warn([end], end - days * DAY_MS);
    expect(await at(31)).toEqual([]);
    expect(await at(30)).toEqual([
      'An access token expires soon. It expires in 30 days or less. Open Latchkey to renew it.',
    ]);
    expect(await at(29)).toEqual([]);
    expect(await at(7)).toHaveLength(1);
    expect(await at(6)).toEqual([]);
    expect(await at(1)).toEqual([
      'An access token expires soon. It expires in 1 day or less. Open Latchkey to renew it.',
    ]);
    expect(await at(0.5)).toEqual([]);
    expect(await at(-1)).toEqual([]);
  });

  it('tells several at once, and one more alone', async () => {
    const ends = [START + 3 * DAY_MS, START + 20 * DAY_MS];
    expect(await warn(ends, START)).toEqual([
      '2 access tokens expire soon. The first expires in 7 days or less. Open Latchkey to renew them.',
    ]);
    expect(await warn([...ends, START + DAY_MS], START)).toHaveLength(1);
  });

  it('is shown again for a token that took the place of another', async () => {
    expect(await warn([START + 3 * DAY_MS], START)).toHaveLength(1);
    expect(await warn([START + 4 * DAY_MS], START)).toHaveLength(1);
  });

  it('is not shown while Latchkey is locked, nor when it could not be remembered', async () => {
    expect(await warn([START + DAY_MS], START, { locked: true })).toEqual([]);
    mkdirSync(join(home, 'token-warnings.json'));
    expect(await warn([START + DAY_MS], START)).toEqual([]);
  });
});
