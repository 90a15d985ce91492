/** The config as Domo has it now: what is written over was seen there, and not in what was kept some day. */
import type { AccountKey, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { refreshDetail } from '../state/detail';
import { useAnswer } from './useAnswer';

export function useConfigNow(account: AccountKey) {
  const { profileId, kind, id } = account;
  return useAnswer<ResponseFor<'account.config'>>(`${profileId} ${kind} ${id}`, async () => {
    const result = await call('account.config', account);
    // Main keeps what it read, for what is shown behind the dialog too.
    refreshDetail();
    return result;
  });
}
