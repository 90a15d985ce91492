/**
 * A notification of the system when tokens expire in 30, 7 and 1 days, once for each. What was told is in the data folder, so
 * that a new start does not repeat it. It has counts only, as every notification.
 */
import { join } from 'node:path';
import { expiryLevel } from '../../contract/token-text';
import { readOwnFile, writeOwnFile } from '../own-files';
import type { Store } from '../store/store-types';
import type { JobNotificationText } from './job-notifications';

const FILE = 'token-warnings.json';
const LOOK_MS = 60 * 60 * 1000;

/** Profile id -> the end of the token and the level that were told. */
type Told = Readonly<Record<string, { readonly expiresAt: number; readonly level: number }>>;

export interface TokenWarningsOptions {
  readonly home: string;
  readonly store: () => Promise<Pick<Store, 'listTokenExpiries'>>;
  readonly isLocked: () => boolean;
  readonly canShow: () => boolean;
  readonly show: (text: JobNotificationText) => void;
}

/** Looks now and every hour. */
export function startTokenWarnings(options: TokenWarningsOptions): void {
  const look = (): void => void warnOfTokens(options, Date.now());
  look();
  setInterval(look, LOOK_MS).unref();
}

/** Never fails: a store or folder that cannot be used is told by the status. */
export async function warnOfTokens(
  { home, store, isLocked, canShow, show }: TokenWarningsOptions,
  now: number,
): Promise<void> {
  if (!canShow() || isLocked()) return;
  try {
    const expiries = await (await store()).listTokenExpiries();
    const told = readTold(home);
    const due = expiries.flatMap(({ profileId, expiresAt }) => {
      const level = expiryLevel(expiresAt, now);
      return level === null ? [] : [{ profileId, expiresAt, level }];
    });
    const news = due.filter(({ profileId, expiresAt, level }) => {
      const before = told[profileId];
      return before?.expiresAt !== expiresAt || before.level > level;
    });
    if (news.length === 0) return;
    const next: Told = Object.fromEntries(
      due.map(({ profileId, expiresAt, level }) => [profileId, { expiresAt, level }]),
    );
    // First, so that a folder that cannot be written is no reason to tell it each hour.
    writeOwnFile(join(home, FILE), `${JSON.stringify(next)}\n`);
    show(warningText(news.map(({ level }) => level)));
  } catch {
    // See above.
  }
}

function readTold(home: string): Told {
  try {
    const told: unknown = JSON.parse(readOwnFile(join(home, FILE)).toString('utf8'));
    return typeof told === 'object' && told !== null ? (told as Told) : {};
  } catch {
    return {};
  }
}

export function warningText(levels: readonly number[]): JobNotificationText {
  const least = Math.min(...levels);
  const count = levels.length;
  return {
    title: count === 1 ? 'An access token expires soon' : `${count} access tokens expire soon`,
    body: `${count === 1 ? 'It expires' : 'The first expires'} in ${least} day${least === 1 ? '' : 's'} or less. Open Latchkey to renew ${count === 1 ? 'it' : 'them'}.`,
  };
}
