/** An item that a run refuses before anything is sent, in the activity: as the write that it would have been. */
import type { BulkChangeName, BulkItem, OperationName, Problem } from '../../contract';
import { isInstanceKey } from '../../contract/instance-key';
import type { CallContext } from '../call-context';
import type { BulkDeps } from './bulk-flow';

/** A record that cannot be written must not hide why nothing was sent. */
export async function recordRefusedItem(
  { journal }: Pick<BulkDeps, 'journal'>,
  { source }: Pick<CallContext, 'source'>,
  change: BulkChangeName,
  item: BulkItem,
  problem: Problem,
): Promise<void> {
  const { account, name } = item;
  const operation = writeOf(change, item);
  const { profileId } = account;
  const isOfKey = operation === 'tokens.renew' || operation === 'tokens.revoke';
  const about = isOfKey
    ? { kind: null, accountId: null, account: '' }
    : isInstanceKey(account)
      ? { kind: account.kind, accountId: null, account: name }
      : { kind: account.kind, accountId: account.id };
  await journal
    .recordRefusal({ operation, source, profileId, ...about, changes: [] }, problem)
    .catch(() => undefined);
}

/** Of several writes of an item, the first. */
function writeOf(change: BulkChangeName, { account, subject }: BulkItem): OperationName {
  switch (change) {
    case 'rename':
    case 'restoreNames':
      return 'account.rename';
    case 'delete':
      return 'account.delete';
    case 'repoint':
    case 'restoreStreams':
      return 'stream.setAccount';
    case 'renew':
      return 'tokens.renew';
    case 'share':
      return 'account.share';
    case 'transfer':
      return subject === null ? 'account.share' : 'tokens.revoke';
    case 'changeSecret':
    case 'giveToken':
      return 'account.updateConfig';
    case 'align':
      return isInstanceKey(account) ? 'account.create' : 'account.updateConfig';
    case 'clone':
      return 'account.create';
  }
}
