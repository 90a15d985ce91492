/** How what needs attention is said, on screen, by the command line and in reports. Imports no zod. */
import type { AttentionItem, AttentionKind } from './attention';

const words: Readonly<Record<AttentionKind, readonly [one: string, many: string]>> = {
  invalidAccount: ['invalid account', 'invalid accounts'],
  failingStreams: ['valid account with failing streams', 'valid accounts with failing streams'],
  refusedToken: ['refused token', 'refused tokens'],
  missingToken: ['missing token', 'missing tokens'],
  expiringToken: ['token that may expire soon', 'tokens that may expire soon'],
  unreadableInstance: ['unreadable instance', 'unreadable instances'],
  coverageLost: [
    'instance with accounts that may be missing',
    'instances with accounts that may be missing',
  ],
  neverSynced: ['instance that was never synced', 'instances that were never synced'],
};

export const attentionKindTitle: Readonly<Record<AttentionKind, string>> = {
  invalidAccount: 'Invalid',
  failingStreams: 'Streams fail',
  refusedToken: 'Token refused',
  missingToken: 'No token',
  expiringToken: 'Token expires',
  unreadableInstance: 'Not readable',
  coverageLost: 'May lack accounts',
  neverSynced: 'Never synced',
};

const numbers = new Intl.NumberFormat('en-US');

export const attentionCountText = (kind: AttentionKind, count: number): string =>
  `${numbers.format(count)} ${words[kind][count === 1 ? 0 : 1]}`;

const countOf = (count: number, one: string): string =>
  `${numbers.format(count)} ${one}${count === 1 ? '' : 's'}`;

type Stopped = Pick<AttentionItem, 'account' | 'datasets' | 'cards' | 'alerts'>;

/** What is stopped, such as `3 datasets, 12 cards`. */
export function stoppedText({ account, datasets, cards, alerts }: Stopped): string {
  if (account === null) return 'not known';
  if (datasets === null) return 'datasets not told';
  return [
    countOf(datasets, 'dataset'),
    ...(cards ? [countOf(cards, 'card')] : []),
    ...(alerts ? [countOf(alerts, 'alert')] : []),
  ].join(', ');
}

export const attentionName = ({
  account,
  label,
}: Pick<AttentionItem, 'account' | 'label'>): string =>
  account === null
    ? label
    : `${account.kind} ${String(account.id)} ${account.displayName || '(no name)'}`;

/** The same item at another time has the same key. */
export const attentionKey = ({
  kind,
  profileId,
  account,
  level,
}: Pick<AttentionItem, 'kind' | 'profileId' | 'account' | 'level'>): string =>
  [
    kind,
    profileId,
    ...(account === null ? [] : [account.kind, String(account.id)]),
    ...(level === undefined ? [] : [String(level)]),
  ].join(' ');

/** What was not covered, one line per instance. */
export const streamsNotReadText = (accounts: number): string =>
  `the streams of ${countOf(accounts, 'account')} were not read, or not all: they may fail unseen`;
