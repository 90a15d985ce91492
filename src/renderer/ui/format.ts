/** How values become words. Pure. */
import type { Kind } from '../../contract';
import { own } from '../../contract/own';

/** A name on one line: line breaks and runs of white space become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What an account is called on screen: its display name, else its name, else words that say so. */
export function titleOf(account: { displayName: string; name: string }): string {
  return oneLine(account.displayName) || oneLine(account.name) || '(no name)';
}

export const count = (value: number): string => value.toLocaleString('en-US');

/** "1 account", "2,301 accounts". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

const steps: readonly [limit: number, size: number, short: string, long: string][] = [
  [60, 1, 's', 'second'],
  [60 * 60, 60, 'min', 'minute'],
  [24 * 60 * 60, 60 * 60, 'h', 'hour'],
  [60 * 24 * 60 * 60, 24 * 60 * 60, 'd', 'day'],
  [Infinity, 30 * 24 * 60 * 60, 'mo', 'month'],
];

/**
 * How long ago, in words: `{ short: '2 h', long: '2 hours ago' }`. Under a minute, and for clocks that
 * disagree, it is now.
 */
export function ageOf(at: number, now: number): { short: string; long: string } {
  const seconds = Math.floor((now - at) / 1000);
  if (seconds < 60) return { short: 'now', long: 'just now' };
  for (const [limit, size, short, long] of steps) {
    if (seconds >= limit) continue;
    const amount = Math.floor(seconds / size);
    return { short: `${amount} ${short}`, long: `${counted(amount, long)} ago` };
  }
  return { short: '', long: '' };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Local date, sortable by eye: 2025-03-09. */
export function dateOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Local date and time: 2025-03-09 14:05. */
export function dateTimeOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return `${dateOf(at)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const levels: Readonly<Record<string, string>> = {
  OWNER: 'Owner',
  CAN_EDIT: 'Can edit',
  CAN_SHARE: 'Can share',
  CAN_VIEW: 'Can view',
};

/** The words of an access level; one that is not known stays as Domo wrote it. */
export const levelOf = (accessLevel: string): string => own(levels, accessLevel) ?? accessLevel;

/** `acme.domo.com` of `https://acme.domo.com`. */
export const hostOf = (origin: string): string => origin.replace(/^https?:\/\//u, '');

/** What a kind is called on screen. */
export const kindWord = (kind: Kind): string => (kind === 'oauth' ? 'OAuth account' : 'account');
