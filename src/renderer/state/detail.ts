/** The account in the drawer: what is known of it, and reading it anew. */
import { create } from 'zustand';
import type { AccountKey, Problem, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

export type Detail = ResponseFor<'inventory.detail'>;

interface DetailState {
  /** Null until the first answer, or when nothing is open. */
  detail: Detail | null;
  /** Why it cannot be shown. */
  problem: Problem | null;
  /** It is being read from Domo. */
  reading: boolean;
  /** Why the last reading of the account itself failed; config and access list carry theirs in `detail`. */
  readProblem: Problem | null;
}

const nothing: DetailState = { detail: null, problem: null, reading: false, readProblem: null };

export const useDetail = create<DetailState>(() => nothing);

/** Grows with every account that is opened: late answers about another one are dropped. */
let opened = 0;

async function load(key: AccountKey): Promise<Detail | null> {
  const asked = opened;
  const result = await call('inventory.detail', key);
  if (asked !== opened) return null;
  if (result.ok) useDetail.setState({ detail: result.value, problem: null });
  else useDetail.setState({ problem: result.problem });
  return result.ok ? result.value : null;
}

/** Reads account, config and access list from Domo; what fails keeps what was read before. */
export async function readAccount(key: AccountKey): Promise<void> {
  const asked = opened;
  useDetail.setState({ reading: true, readProblem: null });
  const [account] = await Promise.all([
    call('account.get', key),
    call('account.config', key),
    call('account.accessList', key),
  ]);
  if (asked !== opened) return;
  useDetail.setState({ readProblem: account.ok ? null : account.problem });
  await load(key);
  if (asked === opened) useDetail.setState({ reading: false });
}

/** Reads the access list alone. */
export async function readAccessList(key: AccountKey): Promise<void> {
  const asked = opened;
  useDetail.setState({ reading: true });
  await call('account.accessList', key);
  if (asked !== opened) return;
  await load(key);
  if (asked === opened) useDetail.setState({ reading: false });
}

const neverTried = (detail: Detail): boolean =>
  (detail.config === null && detail.configProblem === null) ||
  (detail.access === null && detail.accessProblem === null);

async function show(key: AccountKey): Promise<void> {
  const detail = await load(key);
  // Reading changes nothing in Domo, so what was never read is read without being asked for.
  if (detail !== null && neverTried(detail)) await readAccount(key);
}

/** Reads again what is kept of the open account: the inventory changed below it. */
export function refreshDetail(): void {
  const { open } = useView.getState();
  if (open !== null && !useDetail.getState().reading) void load(open);
}

/** Follows the account that is open; once, at the start. */
export function followOpenAccount(): void {
  useView.subscribe((now, before) => {
    if (now.open === before.open) return;
    opened += 1;
    useDetail.setState(nothing);
    if (now.open !== null) void show(now.open);
  });
}
