/** Changing the access list of the open account, and how the last change ended. */
import { create } from 'zustand';
import type { AccountKey, GrantedLevel, Principal, Problem } from '../../contract';
import { call } from '../api/client';
import { readAccessList, refreshAccountDetail } from './account-detail';
import { addOutcomeNotice } from './outcome-notices';
import { useView } from './view';

export interface AccessChange {
  principal: Pick<Principal, 'type' | 'id'>;
  accessLevel: GrantedLevel;
  /** The level that was seen; null: they were not in the list. */
  expected: string | null;
  /** What is written, as it was shown before. */
  sentence: string;
}

interface AccessChangeEnd {
  sentence: string;
  /** Domo accepted the change. */
  accepted: boolean;
  /** Why it was not, or why the list could not be read again after it was. */
  problem: Problem | null;
  notice: string | null;
}

interface SharingState {
  /** A change is on its way. One at a time. */
  writing: boolean;
  ended: AccessChangeEnd | null;
}

const initialSharing: SharingState = { writing: false, ended: null };

export const useSharing = create<SharingState>(() => initialSharing);

/** Grows with every account that is opened: the end of a change to another one is not shown there, but in a notice. */
let openCount = 0;

/** Writes one change. True when the list is as wanted: Domo accepted it, or it was so already. */
export async function sendAccessChange(key: AccountKey, change: AccessChange): Promise<boolean> {
  if (useSharing.getState().writing) return false;
  const asked = openCount;
  const { principal, accessLevel, expected, sentence } = change;
  useSharing.setState({ writing: true, ended: null });
  const { type, id } = principal;
  const result = await call('account.share', {
    ...key,
    principal: { type, id },
    accessLevel,
    expected,
  });
  const asWanted = result.ok || result.problem.code === 'alreadyShared';
  if (asked !== openCount) {
    addOutcomeNotice({
      label: sentence,
      problem: result.ok ? null : result.problem,
      remark: result.ok ? result.value.notice : null,
    });
    return asWanted;
  }
  useSharing.setState({
    writing: false,
    ended: result.ok
      ? { sentence, accepted: true, problem: result.value.problem, notice: result.value.notice }
      : { sentence, accepted: false, problem: result.problem, notice: null },
  });
  // Main keeps what it read again, after a refusal too.
  refreshAccountDetail();
  return asWanted;
}

/** Reads the access list, to see what a change with an unknown outcome did. */
export async function rereadAccessList(key: AccountKey): Promise<void> {
  const asked = openCount;
  await readAccessList(key);
  if (asked === openCount) useSharing.setState({ ended: null });
}

export const dismissAccessChange = (): void => {
  useSharing.setState({ ended: null });
};

/** Another account has an access list of its own; once, at the start. */
export function watchSharedAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    openCount += 1;
    useSharing.setState(initialSharing);
  });
}
