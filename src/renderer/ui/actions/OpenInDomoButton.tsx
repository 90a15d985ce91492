import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ProblemNotice } from '../notices/ProblemNotice';
import type { ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { useSubmit } from '../requests/useSubmit';

/** The way to an instance's own page of accounts; where there is none, it says why. */
export function OpenInDomoButton({ profileId }: { profileId: string }) {
  const { busy, problem, open, can } = useOpenInDomo(profileId);
  return (
    <div className="lk-stack">
      <Button
        variant="default"
        leftSection={<IconExternalLink size={14} aria-hidden />}
        disabled={!can}
        loading={busy}
        onClick={open}
      >
        Open in Domo
      </Button>
      {!can && <span className="lk-dim lk-small">{NOT_AT_DOMO_REASON}.</span>}
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** Opens an instance's page of accounts in the system browser. */

/** The browser opens pages of Domo alone. */
const isDomoOrigin = (origin: string): boolean => /^https:\/\/[^/]+\.domo\.com$/u.test(origin);

export function useOpenInDomo(profileId: string) {
  const origin = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === profileId)?.origin,
  );
  const { busy, problem, submit } = useSubmit<ResponseFor<'app.openInDomo'>>(() => undefined);
  const open = (): void => {
    void submit(() => call('app.openInDomo', { profileId }));
  };
  return { busy, problem, open, can: origin !== undefined && isDomoOrigin(origin) };
}

export type OpenInDomoState = ReturnType<typeof useOpenInDomo>;

/** Why an instance's page cannot be opened. */
export const NOT_AT_DOMO_REASON = 'This instance is at an address of its own and not at domo.com';
