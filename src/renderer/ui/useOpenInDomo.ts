/** Opens an instance's page of accounts in the system browser. */
import type { ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useSubmit } from './useSubmit';

export function useOpenInDomo(profileId: string) {
  const { busy, problem, submit } = useSubmit<ResponseFor<'app.openInDomo'>>(() => undefined);
  const open = (): void => {
    void submit(() => call('app.openInDomo', { profileId }));
  };
  return { busy, problem, open };
}
