/** What needs attention, worst first: accounts in trouble, and instances that cannot be read. From stored data alone. */
import type {
  AttentionItem,
  AttentionKind,
  ParsedRequestFor,
  Profile,
  ResponseFor,
} from '../../contract';
import { attentionKindSchema } from '../../contract';
import { compareNames } from '../../contract/text-folding';
import { describeDay } from '../../contract/instants';
import { coverageText } from '../../contract/coverage-text';
import { endedUntried, expiryLevel, expiryLevels } from '../../contract/token-text';
import type { Store } from '../store/store-types';
import type { AccountInTrouble, StoredTokenExpiry } from '../store/stream-types';

const MAX_FAILING = 10;

/** All of it. `profiles`: those to look at. `levels`: days before the end of a token, in falling order. */
export async function findAttention(
  store: Store,
  profiles: readonly Profile[],
  now = Date.now(),
  levels: readonly number[] = expiryLevels,
): Promise<AttentionItem[]> {
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  const troubled = await store.listTroubledAccounts([...labels.keys()]);
  const expiries = await store.listTokenExpiries();
  const items = [
    ...troubled.map((account) => toAccountItem(account, labels.get(account.profileId) ?? '')),
    ...profiles.flatMap(toInstanceItems),
    ...expiries.flatMap((expiry) => toExpiryItem(expiry, profiles, now, levels)),
  ];
  return items.sort(worseFirst);
}

export async function listAttention(
  store: Store,
  all: readonly Profile[],
  { profileIds, kinds, offset, limit }: ParsedRequestFor<'attention.list'>,
): Promise<ResponseFor<'attention.list'>> {
  const profiles = all.filter(({ id }) => profileIds === null || profileIds.includes(id));
  const found = await findAttention(store, profiles);
  const wanted = kinds === null ? found : found.filter(({ kind }) => kinds.includes(kind));
  const unread = await store.countUnreadStreams(profiles.map(({ id }) => id));
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  return {
    items: wanted.slice(offset, offset + limit),
    total: wanted.length,
    counts: countKinds(found),
    instances: profiles.length,
    streamsNotRead: unread.map((each) => ({ ...each, label: labels.get(each.profileId) ?? '' })),
  };
}

export const countKinds = (
  items: readonly Pick<AttentionItem, 'kind'>[],
): { kind: AttentionKind; count: number }[] =>
  attentionKindSchema.options
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0);

function toAccountItem(account: AccountInTrouble, label: string): AttentionItem {
  const { profileId, kind, id, displayName, dataProviderType, isInvalid, streams } = account;
  const read = isInvalid ? streams?.all : streams?.failing;
  return {
    kind: isInvalid ? 'invalidAccount' : 'failingStreams',
    profileId,
    label,
    account: { profileId, kind, id, displayName, dataProviderType },
    // A list that was read later may know of more datasets than the streams that were read.
    datasets: isInvalid ? (account.datasets ?? read?.datasets ?? null) : (read?.datasets ?? null),
    cards: read?.cards ?? null,
    alerts: read?.alerts ?? null,
    unread: streams?.unread ?? null,
    failing: (streams?.first ?? []).slice(0, MAX_FAILING),
    why: isInvalid ? invalidWhy(account) : failingWhy(account),
    at: isInvalid ? account.accountReadAt : account.streamsReadAt,
    problem: null,
  };
}

const invalidWhy = ({ reason }: AccountInTrouble): string =>
  reason === null ? 'Domo says that its credentials are not valid' : `Domo says: ${reason}`;

function failingWhy({ streams }: AccountInTrouble): string {
  const first = streams?.first ?? [];
  const states = [...new Set(first.map(({ state }) => state))].join(', ');
  const shared = first.length > 0 && first.every((dataset) => dataset.shared);
  return shared
    ? `Domo calls it valid, and runs ended with ${states}; the streams have several accounts, so another may be to blame`
    : `Domo calls it valid, and runs ended with ${states}`;
}

/** Of an instance whose token does not work, nothing else is worth saying. */
function toInstanceItems(profile: Profile): AttentionItem[] {
  const { token, lastCheck, lastSync, readAt } = profile;
  const problem = lastSync?.problem ?? null;
  const at = lastSync?.at ?? null;
  if (token === 'none' || problem?.code === 'noToken')
    return [instanceItem(profile, 'missingToken', 'Latchkey has no token for it', at)];
  if (lastCheck?.problem?.code === 'unauthorized')
    return [
      {
        ...instanceItem(profile, 'refusedToken', 'Domo refuses its token', lastCheck.at),
        problem: lastCheck.problem,
      },
    ];
  if (problem !== null)
    return [
      { ...instanceItem(profile, 'unreadableInstance', sentenceOf(problem.message), at), problem },
    ];
  if (lastCheck?.problem)
    return [
      {
        ...instanceItem(
          profile,
          'unreadableInstance',
          sentenceOf(lastCheck.problem.message),
          lastCheck.at,
        ),
        problem: lastCheck.problem,
      },
    ];
  if (lastSync === null)
    return readAt === null
      ? [instanceItem(profile, 'neverSynced', 'nothing of it was read', null)]
      : [];
  const { coverage } = lastSync;
  // Data of an older version does not say it.
  if (coverage === undefined || coverage?.complete === true) return [];
  return [instanceItem(profile, 'coverageLost', coverageText(coverage), at)];
}

/** One that has expired by now is told as refused, once Domo refuses it, and before that as ended. */
function toExpiryItem(
  { profileId, expiresAt, tokens, readAt }: StoredTokenExpiry & { readonly profileId: string },
  profiles: readonly Profile[],
  now: number,
  levels: readonly number[],
): AttentionItem[] {
  const profile = profiles.find(({ id }) => id === profileId);
  if (!profile || profile.token === 'none') return [];
  const ended = endedUntried(expiresAt, profile.lastCheck?.at ?? null, now);
  const level = ended ? 0 : expiryLevel(expiresAt, now, levels);
  if (level === null) return [];
  const expires = `${ended ? 'expired' : 'expires'} on ${describeDay(expiresAt)}`;
  const since = ended ? ', and nothing was read since' : '';
  const why =
    tokens === 1
      ? `its token ${expires}${since}`
      : `one of ${tokens} tokens of its user ${expires}${since}; Domo does not say which of them this is`;
  return [{ ...instanceItem(profile, 'expiringToken', why, readAt), level }];
}

const sentenceOf = (message: string): string => message.replace(/\.$/, '');

const instanceItem = (
  { id: profileId, label }: Profile,
  kind: AttentionKind,
  why: string,
  at: number | null,
): AttentionItem => ({
  kind,
  profileId,
  label,
  account: null,
  datasets: null,
  cards: null,
  alerts: null,
  unread: null,
  failing: [],
  why,
  at,
  problem: null,
});

/** Of an instance that cannot be read, nobody knows what is stopped: after what is known to be, before what stops nothing. */
const blindKinds: ReadonlySet<AttentionKind> = new Set([
  'refusedToken',
  'missingToken',
  'unreadableInstance',
]);

function weightOf({ kind, datasets }: AttentionItem): number {
  if (datasets !== null) return datasets > 0 ? datasets + 1 : 0;
  if (blindKinds.has(kind)) return 1;
  return kind === 'invalidAccount' || kind === 'failingStreams' ? 0.5 : -1;
}

/** The order of the list. */
export const worseFirst = (one: AttentionItem, other: AttentionItem): number =>
  weightOf(other) - weightOf(one) ||
  (other.cards ?? 0) - (one.cards ?? 0) ||
  (other.alerts ?? 0) - (one.alerts ?? 0) ||
  attentionKindSchema.options.indexOf(one.kind) - attentionKindSchema.options.indexOf(other.kind) ||
  compareNames(one.label, other.label) ||
  compareNames(one.account?.displayName ?? '', other.account?.displayName ?? '') ||
  compareNames(String(one.account?.id ?? ''), String(other.account?.id ?? ''));
