/** What an instance has in its attention list that the last report did not find. Pure. */
import type { AttentionItem, FindingKind, Profile, ReportFinding } from '../../contract';
import { attentionKey, stoppedText } from '../../contract/attention-text';
import type { InstanceMark } from '../store/report-types';

const findingKinds: Readonly<Record<AttentionItem['kind'], FindingKind | null>> = {
  invalidAccount: 'newlyInvalid',
  failingStreams: 'newlyFailing',
  refusedToken: 'tokenLost',
  missingToken: 'tokenLost',
  expiringToken: 'tokenExpiring',
  unreadableInstance: 'unreadable',
  coverageLost: 'coverageLost',
  // An instance that was added is no news that is bad.
  neverSynced: null,
};

export const toInstanceMark = (
  { lastSync }: Profile,
  items: readonly AttentionItem[],
): InstanceMark => ({
  keys: Object.fromEntries(items.map((item) => [attentionKey(item), item.datasets])),
  searchOnly: lastSync?.coverage?.searchOnly ?? null,
});

/** `items`: of this instance. */
export function listNews(
  profile: Profile,
  items: readonly AttentionItem[],
  mark: InstanceMark,
): ReportFinding[] {
  const news = items.flatMap((item) => toNews(item, mark));
  const [then, now] = [mark.searchOnly, profile.lastSync?.coverage?.searchOnly ?? null];
  if (then === null || now === null || now <= then) return news;
  const more = now - then;
  const text = `${more} more account${more === 1 ? ' is' : 's are'} seen by search alone: not shared any more`;
  const { id: profileId, label } = profile;
  return [...news, { kind: 'coverageLost', profileId, label, account: null, text }];
}

function toNews(item: AttentionItem, { keys }: InstanceMark): ReportFinding[] {
  const kind = findingKinds[item.kind];
  if (kind === null) return [];
  const key = attentionKey(item);
  const isNew = !Object.hasOwn(keys, key);
  const more = (item.datasets ?? 0) - (keys[key] ?? item.datasets ?? 0);
  // More datasets on an account that was invalid before are no news.
  const isWorse = item.kind === 'failingStreams' && more > 0;
  if (!isNew && !isWorse) return [];
  const { profileId, label, account } = item;
  return [
    {
      kind,
      profileId,
      label,
      account: account && {
        profileId: account.profileId,
        kind: account.kind,
        id: account.id,
        displayName: account.displayName,
      },
      text:
        account === null
          ? item.why
          : `${item.why} (${isNew ? '' : `${more} more: `}${stoppedText(item)})`,
    },
  ];
}
