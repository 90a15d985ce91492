/** Changes the access list of the open account, and keeps the outcome of the last change. */
import { create } from 'zustand';
import type { AccountKey, GrantedLevel, Principal, Problem } from '../../contract';
import { call } from '../api/client';
import { readAccessList, refreshAccountDetail } from './account-detail';
import { addOutcomeNotice } from './outcome-notices';
import { useView } from './view';

export interface AccessChange {
  principal: Pick<Principal, 'type' | 'id'>;
  accessLevel: GrantedLevel;
  /** The level that the user saw; null if the principal was not in the list. */
  expected: string | null;
  /** The change as a sentence, as shown before sending. */
  sentence: string;
}

interface AccessChangeOutcome {
  sentence: string;
  /** Domo accepted the change. */
  accepted: boolean;
  /** Why the change was not accepted, or why the list could not be read after it. */
  problem: Problem | null;
  notice: string | null;
}

interface SharingState {
  /** A change was sent and has no answer yet. There is at most one. */
  writing: boolean;
  ended: AccessChangeOutcome | null;
}

const initialSharing: SharingState = { writing: false, ended: null };

export const useSharing = create<SharingState>(() => initialSharing);

/** Increases with every account that is opened. The outcome of a change to an earlier account becomes a notice. */
let openCount = 0;

/** Sends one change. True when the access list is as requested: Domo accepted it, or nothing had to change. */
export async function sendAccessChange(key: AccountKey, change: AccessChange): Promise<boolean> {
  if (useSharing.getState().writing) return false;
  const startCount = openCount;
  const { principal, accessLevel, expected, sentence } = change;
  useSharing.setState({ writing: true, ended: null });
  const { type, id } = principal;
  const result = await call('account.share', {
    ...key,
    principal: { type, id },
    accessLevel,
    expected,
  });
  const asRequested = result.ok || result.problem.code === 'alreadyShared';
  if (startCount !== openCount) {
    addOutcomeNotice({
      label: sentence,
      problem: result.ok ? null : result.problem,
      remark: result.ok ? result.value.notice : null,
    });
    return asRequested;
  }
  useSharing.setState({
    writing: false,
    ended: result.ok
      ? { sentence, accepted: true, problem: result.value.problem, notice: result.value.notice }
      : { sentence, accepted: false, problem: result.problem, notice: null },
  });
  // Main read the list again, even after a refusal.
  refreshAccountDetail();
  return asRequested;
}

/** Reads the access list to find out whether a change with an unknown outcome was made. */
export async function rereadAccessList(key: AccountKey): Promise<void> {
  const startCount = openCount;
  await readAccessList(key);
  if (startCount === openCount) useSharing.setState({ ended: null });
}

export const dismissAccessChange = (): void => {
  useSharing.setState({ ended: null });
};

/** Resets this store when another account is opened. Called once, when the window starts. */
export function watchSharedAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    openCount += 1;
    useSharing.setState(initialSharing);
  });
}
