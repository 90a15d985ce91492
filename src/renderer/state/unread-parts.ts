/** Reading what was not read of an account, from the place that shows that it is missing. */
import { create } from 'zustand';
import type { AccountKey, InventoryRow, Problem } from '../../contract';
import { call } from '../api/client';
import { refreshAccountDetail } from './account-detail';
import { refreshInstanceMatrix } from './instance-matrix';
import { refreshInventory } from './inventory';
import { addOutcomeNotice } from './outcome-notices';
import { t } from '../../contract/texts';

export type UnreadPart = 'account' | 'config' | 'access';

interface UnreadReading {
  /** The accounts that are being read. */
  readonly reading: ReadonlySet<string>;
  /** Grows with every reading that ended: reading one account announces nothing. */
  readonly ended: number;
}

/** Without its provider, its configuration would take a request more. */
export type UnreadAccount = AccountKey & Pick<InventoryRow, 'dataProviderType'>;

export const useUnreadReading = create<UnreadReading>(() => ({ reading: new Set(), ended: 0 }));

export const unreadKey = ({ profileId, kind, id }: AccountKey): string =>
  `${profileId} ${kind} ${String(id)}`;

const partNames: Readonly<Record<UnreadPart, string>> = {
  account: t('account'),
  config: t('configuration'),
  access: t('access list'),
};

/** Each part is one request. */
export const readingCost = (parts: readonly UnreadPart[]): string =>
  t('{parts} {request} to Domo', {
    parts: parts.length,
    request: parts.length === 1 ? t('request') : t('requests'),
  });

export const readingLabel = (parts: readonly UnreadPart[]): string =>
  t('Read the {parts} ({readingCost})', {
    parts: parts.map((part) => partNames[part]).join(' and the '),
    readingCost: readingCost(parts),
  });

/** What a row of the list lacks and one request gives: owners come with the access list. */
export const unreadPartsOf = ({ accessCount }: Pick<InventoryRow, 'accessCount'>): UnreadPart[] =>
  accessCount === null ? ['access'] : [];

/** A part that cannot be read keeps what is known of it, and a notice says why. */
export async function readUnreadParts(
  account: UnreadAccount,
  name: string,
  parts: readonly UnreadPart[],
): Promise<void> {
  const key = unreadKey(account);
  const { reading } = useUnreadReading.getState();
  if (reading.has(key) || parts.length === 0) return;
  useUnreadReading.setState({ reading: new Set([...reading, key]) });
  const problems = await Promise.all(parts.map((part) => readPart(account, part)));
  useUnreadReading.setState((now) => ({
    reading: new Set([...now.reading].filter((each) => each !== key)),
    ended: now.ended + 1,
  }));
  refreshInventory();
  refreshInstanceMatrix();
  refreshAccountDetail();
  const problem = problems.find((each) => each !== null) ?? null;
  if (problem !== null)
    addOutcomeNotice({ label: t('Read “{name}”', { name }), problem, remark: null });
}

async function readPart(
  { profileId, kind, id, dataProviderType }: UnreadAccount,
  part: UnreadPart,
): Promise<Problem | null> {
  const key = { profileId, kind, id };
  const result =
    part === 'access'
      ? await call('account.accessList', key)
      : part === 'config'
        ? await call('account.config', { ...key, dataProviderType })
        : await call('account.get', key);
  return result.ok ? null : result.problem;
}
