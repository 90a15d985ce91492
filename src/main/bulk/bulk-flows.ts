/** The flow of each kind of bulk change. */
import type { BulkChange } from '../../contract';
import type { BulkDeps, BulkFlow } from './bulk-flow';
import { alignFlow } from './flows/align-accounts';
import { changeSecretFlow } from './flows/change-secrets';
import { cloneFlow } from './flows/clone-account';
import { deleteFlow } from './flows/delete-accounts';
import { giveTokenFlow } from './flows/give-tokens';
import { renameFlow, restoreNamesFlow } from './flows/rename-accounts';
import { renewFlow } from './flows/renew-tokens';
import { repointFlow, restoreStreamsFlow } from './flows/repoint-streams';
import { shareFlow } from './flows/share-accounts';
import { transferFlow } from './flows/transfer-accounts';

export function createBulkFlow(deps: BulkDeps, wanted: BulkChange): BulkFlow | Promise<BulkFlow> {
  switch (wanted.change) {
    case 'rename':
      return renameFlow(deps, wanted);
    case 'restoreNames':
      return restoreNamesFlow(deps, wanted);
    case 'share':
      return shareFlow(deps, wanted);
    case 'delete':
      return deleteFlow(deps, wanted);
    case 'changeSecret':
      return changeSecretFlow(deps, wanted);
    case 'repoint':
      return repointFlow(deps, wanted);
    case 'transfer':
      return transferFlow(deps, wanted);
    case 'renew':
      return renewFlow(deps, wanted);
    case 'giveToken':
      return giveTokenFlow(deps, wanted);
    case 'align':
      return alignFlow(deps, wanted);
    case 'clone':
      return cloneFlow(deps, wanted);
    case 'restoreStreams':
      return restoreStreamsFlow(deps, wanted);
  }
}
