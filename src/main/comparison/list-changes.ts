/** One page of `inventory.changes`: asks the store in small pieces, so that other calls come between. */
import {
  fail,
  type ChangedAccount,
  type ChangeCursor,
  type FieldDescriptor,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../contract';
import type { StoredChange } from '../store/change-types';
import type { Store } from '../store/store-types';
import { toAccountChanges } from './account-change-rows';
import { listChangeGaps } from './change-gaps';

export async function listChanges(
  store: Store,
  request: ParsedRequestFor<'inventory.changes'>,
  signal: AbortSignal,
): Promise<ResponseFor<'inventory.changes'>> {
  const { since, until, profileIds, kinds, limit } = request;
  if (until !== null && until <= since)
    fail('invalidRequest', 'The end of the period is not after its start.');
  const gaps = request.after === null ? await listChangeGaps(store, request) : [];
  const fieldsOf = providerFields(store);
  const accounts: ChangedAccount[] = [];
  let after: ChangeCursor | null = request.after;
  for (;;) {
    signal.throwIfAborted();
    const piece = await store.listChangedParts({ since, until, profileIds, after });
    for (const change of piece.changes) {
      const fields = await fieldsOf(change);
      const found = toAccountChanges(change, fields);
      const wanted = kinds === null ? found : found.filter(({ kind }) => kinds.includes(kind));
      if (wanted.length === 0) continue;
      accounts.push(toChangedAccount(change, wanted));
      const { key, takenAt } = change;
      if (accounts.length === limit) return { accounts, next: { ...key, takenAt }, gaps };
    }
    if (piece.next === null) return { accounts, next: null, gaps };
    after = piece.next;
  }
}

const toChangedAccount = (
  { key, takenAt, previousAt, account }: StoredChange,
  changes: ChangedAccount['changes'],
): ChangedAccount => ({
  ...key,
  displayName: account.displayName === '' ? account.name : account.displayName,
  dataProviderType: account.dataProviderType,
  takenAt,
  previousAt,
  changes,
});

/** The present fields of each provider for both times, so that a changed default is no change. Read once. */
function providerFields(store: Store) {
  const known = new Map<string, readonly FieldDescriptor[] | null>();
  return async ({ key, account, after }: StoredChange) => {
    if (after.config === null) return null;
    const { dataProviderType: type } = account;
    const name = `${key.profileId} ${type}`;
    const read = known.get(name);
    if (read !== undefined) return read;
    const fields = (await store.getProvider(key.profileId, type))?.fields ?? null;
    known.set(name, fields);
    return fields;
  };
}
