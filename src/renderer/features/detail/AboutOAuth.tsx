import { Button, Tooltip } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Account } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useSubmit } from '../../ui/useSubmit';

/** The two things that "OAuth" can mean of an account, told apart where one of them is looked at. */
export function AboutOAuth({ profileId, account }: { profileId: string; account: Account }) {
  if (account.kind === 'oauth') {
    return (
      <p className="drawer-text">
        This is an OAuth client configuration: the client id and secret that accounts use which sign
        in with OAuth. It signs in nowhere by itself.
      </p>
    );
  }
  if (account.credentialsType !== 'oauth') return null;
  return (
    <div className="drawer-text about-oauth">
      <span>
        This account signs in with OAuth at its provider. When that ends, it is reconnected in Domo.
      </span>
      <OpenInDomo profileId={profileId} />
    </div>
  );
}

/** The browser opens pages of Domo alone. */
const isDomo = (origin: string): boolean => /^https:\/\/[^/]+\.domo\.com$/u.test(origin);

function OpenInDomo({ profileId }: { profileId: string }) {
  const origin = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === profileId)?.origin,
  );
  const { busy, problem, submit } = useSubmit<unknown>(() => undefined);
  const can = origin !== undefined && isDomo(origin);
  return (
    <>
      <Tooltip label="This instance is at an address of its own and not at domo.com" disabled={can}>
        <span>
          <Button
            variant="default"
            leftSection={<IconExternalLink size={14} aria-hidden />}
            disabled={!can}
            loading={busy}
            onClick={() => void submit(() => call('app.openInDomo', { profileId }))}
          >
            Open in Domo
          </Button>
        </span>
      </Tooltip>
      {!can && (
        <span className="lk-dim lk-small">
          Not here: this instance is at an address of its own and not at domo.com.
        </span>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}
