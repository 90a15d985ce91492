/** The account in the drawer: what is known of it, and reading it anew. */
import { create } from 'zustand';
import type { AccountKey, Problem, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

export type AccountDetail = ResponseFor<'inventory.detail'>;

interface DetailState {
  /** Null until the first answer, or when nothing is open. */
  detail: AccountDetail | null;
  /** Why it cannot be shown. */
  problem: Problem | null;
  /** It is being read from Domo. */
  reading: boolean;
  /** Why the last reading of the account itself failed; config and access list carry theirs in `detail`. */
  readProblem: Problem | null;
}

const emptyDetail: DetailState = { detail: null, problem: null, reading: false, readProblem: null };

export const useAccountDetail = create<DetailState>(() => emptyDetail);

/** Grows with every account that is opened: late answers about another one are dropped. */
let openCount = 0;

async function loadDetail(key: AccountKey): Promise<AccountDetail | null> {
  const asked = openCount;
  const result = await call('inventory.detail', key);
  if (asked !== openCount) return null;
  if (result.ok) useAccountDetail.setState({ detail: result.value, problem: null });
  else useAccountDetail.setState({ problem: result.problem });
  return result.ok ? result.value : null;
}

/** Reads account, config and access list from Domo; what fails keeps what was read before. */
export async function readAccount(key: AccountKey): Promise<void> {
  const asked = openCount;
  useAccountDetail.setState({ reading: true, readProblem: null });
  const [account] = await Promise.all([
    call('account.get', key),
    call('account.config', key),
    call('account.accessList', key),
  ]);
  if (asked !== openCount) return;
  useAccountDetail.setState({ readProblem: account.ok ? null : account.problem });
  await loadDetail(key);
  if (asked === openCount) useAccountDetail.setState({ reading: false });
}

/** Reads the access list alone. */
export async function readAccessList(key: AccountKey): Promise<void> {
  const asked = openCount;
  useAccountDetail.setState({ reading: true });
  await call('account.accessList', key);
  if (asked !== openCount) return;
  await loadDetail(key);
  if (asked === openCount) useAccountDetail.setState({ reading: false });
}

const hasUntriedPart = (detail: AccountDetail): boolean =>
  (detail.config === null && detail.configProblem === null) ||
  (detail.access === null && detail.accessProblem === null);

async function showDetail(key: AccountKey): Promise<void> {
  const detail = await loadDetail(key);
  // Reading changes nothing in Domo, so what was never read is read without being asked for.
  if (detail !== null && hasUntriedPart(detail)) await readAccount(key);
}

/** Reads again what is kept of the open account: the inventory changed below it. */
export function refreshAccountDetail(): void {
  const { open } = useView.getState();
  if (open !== null && !useAccountDetail.getState().reading) void loadDetail(open);
}

/** Follows the account that is open; once, at the start. */
export function watchOpenAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    openCount += 1;
    useAccountDetail.setState(emptyDetail);
    if (now.open !== null) void showDetail(now.open);
  });
}
