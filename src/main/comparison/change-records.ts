/** What changed, as the rows of an export: one for each thing that changed. */
import type { ChangedAccount, ChangeCursor, ParsedRequestFor } from '../../contract';
import type { ExportRecord, Store, StoredProfile } from '../store/store-types';
import { listChanges } from './list-changes';

export type RecordedPeriod = Pick<
  ParsedRequestFor<'inventory.changes'>,
  'since' | 'until' | 'profileIds' | 'kinds'
>;

/** Accounts of one piece: what is written of it is soon garbage. */
const ACCOUNTS_AT_ONCE = 200;

/** Newest first. Fails like `listChanges`. */
export async function* changeRecords(
  store: Store,
  period: RecordedPeriod,
  signal: AbortSignal,
): AsyncGenerator<readonly ExportRecord[], void, undefined> {
  const profiles = new Map((await store.listProfiles()).map((each) => [each.id, each]));
  let after: ChangeCursor | null = null;
  do {
    const page = await listChanges(store, { ...period, after, limit: ACCOUNTS_AT_ONCE }, signal);
    yield page.accounts.flatMap((account) => toRecords(account, profiles.get(account.profileId)));
    after = page.next;
  } while (after !== null);
}

function toRecords(account: ChangedAccount, profile: StoredProfile | undefined): ExportRecord[] {
  const { kind, id, displayName, dataProviderType, takenAt, previousAt, changes } = account;
  const shared = {
    instance: profile?.instance ?? null,
    profileLabel: profile?.label ?? null,
    group: profile?.group ?? null,
    kind,
    id,
    displayName,
    dataProviderType,
    previousAt,
    takenAt,
  };
  return changes.map((change) => ({
    ...shared,
    change: change.kind,
    what: change.what,
    before: change.before,
    after: change.after,
    secret: change.secret,
  }));
}
