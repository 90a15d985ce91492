/** Changing the access list of the open account, and how the last change ended. */
import { create } from 'zustand';
import type { AccountKey, GrantedLevel, Principal, Problem } from '../../contract';
import { call } from '../api/client';
import { readAccessList, refreshDetail } from './detail';
import { tellEnd } from './ends';
import { useView } from './view';

export interface Change {
  principal: Pick<Principal, 'type' | 'id'>;
  accessLevel: GrantedLevel;
  /** The level that was seen; null: they were not in the list. */
  expected: string | null;
  /** What is written, as it was shown before. */
  sentence: string;
}

interface Ended {
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
  ended: Ended | null;
}

const nothing: SharingState = { writing: false, ended: null };

export const useSharing = create<SharingState>(() => nothing);

/** Grows with every account that is opened: the end of a change to another one is not shown there, but in a notice. */
let opened = 0;

/** Writes one change. True when the list is as wanted: Domo accepted it, or it was so already. */
export async function share(key: AccountKey, change: Change): Promise<boolean> {
  if (useSharing.getState().writing) return false;
  const asked = opened;
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
  if (asked !== opened) {
    tellEnd({
      words: sentence,
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
  refreshDetail();
  return asWanted;
}

/** Reads the access list, to see what a change with an unknown outcome did. */
export async function readAccessAgain(key: AccountKey): Promise<void> {
  const asked = opened;
  await readAccessList(key);
  if (asked === opened) useSharing.setState({ ended: null });
}

export const dismissEnded = (): void => {
  useSharing.setState({ ended: null });
};

/** Another account has an access list of its own; once, at the start. */
export function followSharedAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    opened += 1;
    useSharing.setState(nothing);
  });
}
