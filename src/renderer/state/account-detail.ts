/** The account in the drawer: its stored detail, and reading it from Domo. */
import { create } from 'zustand';
import type { AccountKey, Problem, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

export type AccountDetail = ResponseFor<'inventory.detail'>;

interface DetailState {
  /** Null until the first answer, or when nothing is open. */
  detail: AccountDetail | null;
  /** Why the detail cannot be shown. */
  problem: Problem | null;
  /** The account is being read from Domo. */
  reading: boolean;
  /** Why the last reading of the account itself failed. `detail` has the Problems of config and access list. */
  readProblem: Problem | null;
}

const emptyDetail: DetailState = { detail: null, problem: null, reading: false, readProblem: null };

export const useAccountDetail = create<DetailState>(() => emptyDetail);

/** Increases with every account that is opened, so that late answers about another account are dropped. */
let openCount = 0;

async function loadDetail(key: AccountKey): Promise<AccountDetail | null> {
  const startCount = openCount;
  const result = await call('inventory.detail', key);
  if (startCount !== openCount) return null;
  if (result.ok) useAccountDetail.setState({ detail: result.value, problem: null });
  else useAccountDetail.setState({ problem: result.problem });
  return result.ok ? result.value : null;
}

/** Reads account, config and access list from Domo. A part that cannot be read keeps its earlier values. */
export async function readAccount(key: AccountKey): Promise<void> {
  const startCount = openCount;
  useAccountDetail.setState({ reading: true, readProblem: null });
  const [account] = await Promise.all([
    call('account.get', key),
    call('account.config', key),
    call('account.accessList', key),
  ]);
  if (startCount !== openCount) return;
  useAccountDetail.setState({ readProblem: account.ok ? null : account.problem });
  await loadDetail(key);
  if (startCount === openCount) useAccountDetail.setState({ reading: false });
}

/** Reads only the access list from Domo. */
export async function readAccessList(key: AccountKey): Promise<void> {
  const startCount = openCount;
  useAccountDetail.setState({ reading: true });
  await call('account.accessList', key);
  if (startCount !== openCount) return;
  await loadDetail(key);
  if (startCount === openCount) useAccountDetail.setState({ reading: false });
}

const hasUnreadPart = (detail: AccountDetail): boolean =>
  (detail.config === null && detail.configProblem === null) ||
  (detail.access === null && detail.accessProblem === null);

async function showDetail(key: AccountKey): Promise<void> {
  const detail = await loadDetail(key);
  // Reading changes nothing in Domo, so missing parts are read without a click.
  if (detail !== null && hasUnreadPart(detail)) await readAccount(key);
}

/** Loads the open account from the inventory after the inventory changed. */
export function refreshAccountDetail(): void {
  const { open } = useView.getState();
  if (open !== null && !useAccountDetail.getState().reading) void loadDetail(open);
}

/** Loads each account that is opened. Called once, when the window starts. */
export function watchOpenAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    openCount += 1;
    useAccountDetail.setState(emptyDetail);
    if (now.open !== null) void showDetail(now.open);
  });
}
