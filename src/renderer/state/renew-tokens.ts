/** The form that renews the tokens of instances. */
import { instanceKey } from '../../contract/instance-key';
import { openDialog } from './dialogs';
import { useProfiles } from './profiles';

export const renewTokens = (profileIds: readonly string[]): void =>
  openDialog({ name: 'bulkChange', change: 'renew', accounts: profileIds.map(instanceKey) });

/** Of accounts that hold tokens of these instances; empty: of all instances. */
export const giveTokens = (profileIds: readonly string[]): void =>
  openDialog({
    name: 'bulkChange',
    change: 'giveToken',
    accounts: profileIds.map(instanceKey),
  });

export function renewAllTokens(): void {
  const ids = (useProfiles.getState().profiles ?? []).map(({ id }) => id);
  if (ids.length > 0) renewTokens(ids);
}
