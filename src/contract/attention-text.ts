/** How what needs attention is said, on screen, by the command line and in reports. Imports no zod. */
import type { AttentionItem, AttentionKind } from './attention';
import { t } from './texts';
import { formatCount } from './counted';

const words: Readonly<Record<AttentionKind, readonly [one: string, many: string]>> = {
  invalidAccount: [t('invalid account'), t('invalid accounts')],
  failingStreams: [
    t('valid account with failing streams'),
    t('valid accounts with failing streams'),
  ],
  refusedToken: [t('refused token'), t('refused tokens')],
  missingToken: [t('missing token'), t('missing tokens')],
  expiringToken: [t('token that may expire soon'), t('tokens that may expire soon')],
  unreadableInstance: [t('unreadable instance'), t('unreadable instances')],
  coverageLost: [
    t('instance with accounts that may be missing'),
    t('instances with accounts that may be missing'),
  ],
  neverSynced: [t('instance that was never synced'), t('instances that were never synced')],
};

export const attentionKindTitle: Readonly<Record<AttentionKind, string>> = {
  invalidAccount: t('Invalid'),
  failingStreams: t('Streams fail'),
  refusedToken: t('Token refused'),
  missingToken: t('No token'),
  expiringToken: t('Token expires'),
  unreadableInstance: t('Not readable'),
  coverageLost: t('May lack accounts'),
  neverSynced: t('Never synced'),
};

export const attentionCountText = (kind: AttentionKind, count: number): string =>
  `${formatCount(count)} ${words[kind][count === 1 ? 0 : 1]}`;

const countOf = (count: number, one: string): string =>
  t(`{count} ${count === 1 ? one : `${one}s`}`, { count: formatCount(count), n: count });

type Stopped = Pick<AttentionItem, 'account' | 'datasets' | 'cards' | 'alerts'>;

/** What is stopped, such as `3 datasets, 12 cards`. */
export function stoppedText({ account, datasets, cards, alerts }: Stopped): string {
  if (account === null) return t('not known');
  if (datasets === null) return t('datasets not told');
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
    : `${account.kind} ${String(account.id)} ${account.displayName || t('(no name)')}`;

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
  t('the streams of {accounts} were not read, or not all: they may fail unseen', {
    accounts: countOf(accounts, 'account'),
  });

/** What Domo failed to answer for, in one reading. Half a sentence. */
export function failedStreamsText({
  datasets,
  accounts,
}: Readonly<Record<'datasets' | 'accounts', number>>): string {
  const ofAccounts = t('the datasets of {accounts}', { accounts: countOf(accounts, 'account') });
  if (accounts === 0)
    return t('{datasets} could not be read', { datasets: countOf(datasets, 'dataset') });
  return datasets === 0
    ? t('{datasets} could not be read', { datasets: ofAccounts })
    : t('{datasets} and {ofAccounts} could not be read', {
        datasets: countOf(datasets, 'dataset'),
        ofAccounts,
      });
}
