/** New owners, new shares and accounts that became invalid, from the snapshots of syncs: what remains of the changes. */
import {
  changeKindSchema,
  type AccountChange,
  type ChangeCursor,
  type ChangedAccount,
  type ChangeGap,
  type ReportFinding,
} from '../../contract';
import { listChanges } from '../comparison/list-changes';
import type { Store } from '../store/store-types';

const wantedKinds = changeKindSchema.extract(['owner', 'access', 'validity']).options;
const MAX_AT_ONCE = 500;

export interface ReportChanges {
  readonly findings: readonly ReportFinding[];
  readonly gaps: readonly ChangeGap[];
}

/** `since`: of these instances. `validity`: whether accounts that became invalid are told. */
export async function findReportChanges(
  store: Store,
  labels: ReadonlyMap<string, string>,
  since: number,
  validity: boolean,
  signal: AbortSignal,
): Promise<ReportChanges> {
  const net = new Map<string, NetChange>();
  const profileIds = [...labels.keys()];
  const request = { since, until: null, profileIds, kinds: wantedKinds, limit: MAX_AT_ONCE };
  let gaps: readonly ChangeGap[] = [];
  for (let after: ChangeCursor | null = null; ;) {
    const page = await listChanges(store, { ...request, after }, signal);
    if (after === null) ({ gaps } = page);
    for (const account of page.accounts) addChanges(net, account);
    after = page.next;
    if (after === null) break;
  }
  const findings = [...net.values()].flatMap((change) => toFinding(change, labels, validity));
  return { findings, gaps };
}

interface NetChange {
  readonly account: ChangedAccount;
  readonly kind: AccountChange['kind'];
  readonly what: string;
  readonly after: string | null;
  before: string | null;
}

/** Changes come newest first: the newest says how it is, and the oldest how it was. */
function addChanges(net: Map<string, NetChange>, account: ChangedAccount): void {
  for (const { kind, what, before, after } of account.changes) {
    // An entry of the access list is told as `owner` or `access`, by its level.
    const part = kind === 'validity' ? kind : 'access';
    const key = JSON.stringify([account.profileId, account.kind, String(account.id), part, what]);
    const known = net.get(key);
    if (known) known.before = before;
    else net.set(key, { account, kind, what, before, after });
  }
}

const levels = ['CAN_VIEW', 'CAN_SHARE', 'CAN_EDIT', 'OWNER'] as const;

/** The highest of `CAN_VIEW + OWNER`; 0 for none. A level that nobody knows counts as the lowest. */
const rankOf = (text: string | null): number =>
  Math.max(
    0,
    ...(text ?? '')
      .split(' + ')
      .filter((level) => level !== '')
      .map(
        (level) =>
          Math.max(
            0,
            levels.findIndex((each) => each === level),
          ) + 1,
      ),
  );

function toFinding(
  { account, what, before, after, kind }: NetChange,
  labels: ReadonlyMap<string, string>,
  validity: boolean,
): ReportFinding[] {
  const { profileId, kind: accountKind, id, displayName } = account;
  const finding = (found: ReportFinding['kind'], text: string): ReportFinding[] => [
    {
      kind: found,
      profileId,
      label: labels.get(profileId) ?? '',
      account: { profileId, kind: accountKind, id, displayName },
      text,
    },
  ];
  if (kind === 'validity')
    return validity && what === 'valid' && after === 'false' && before !== 'false'
      ? finding('newlyInvalid', 'it became invalid')
      : [];
  if (what === 'owners')
    return before === after ? [] : finding('newOwner', `its owners changed: ${after ?? 'none'}`);
  if (rankOf(after) <= rankOf(before)) return [];
  const change = `${what}: ${before ?? 'none'} → ${after ?? 'none'}`;
  return finding(rankOf(after) === levels.length ? 'newOwner' : 'newShare', change);
}
