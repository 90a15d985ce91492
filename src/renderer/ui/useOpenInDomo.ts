/** Opens an instance's page of accounts in the system browser. */
import type { ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useProfiles } from '../state/profiles';
import { useSubmit } from './useSubmit';

/** The browser opens pages of Domo alone. */
const isDomo = (origin: string): boolean => /^https:\/\/[^/]+\.domo\.com$/u.test(origin);

export function useOpenInDomo(profileId: string) {
  const origin = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === profileId)?.origin,
  );
  const { busy, problem, submit } = useSubmit<ResponseFor<'app.openInDomo'>>(() => undefined);
  const open = (): void => {
    void submit(() => call('app.openInDomo', { profileId }));
  };
  return { busy, problem, open, can: origin !== undefined && isDomo(origin) };
}

export type OpeningInDomo = ReturnType<typeof useOpenInDomo>;

/** Why an instance's page cannot be opened. */
export const NOT_AT_DOMO = 'This instance is at an address of its own and not at domo.com';
