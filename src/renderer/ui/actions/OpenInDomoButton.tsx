import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ProblemNotice } from '../notices/ProblemNotice';
import type { PublishedTable, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { isAtDomo } from '../../state/instance-actions';
import { useProfiles } from '../../state/profiles';
import { useSubmit } from '../requests/useSubmit';
import { t } from '../../../contract/texts';

/** Opens an instance's accounts page in Domo, or says why it cannot be opened. */
export function OpenInDomoButton({ profileId }: { profileId: string }) {
  const { busy, problem, open, canOpen } = useOpenInDomo(profileId);
  return (
    <div className="lk-stack">
      <Button
        variant="default"
        leftSection={<IconExternalLink size={14} aria-hidden />}
        disabled={!canOpen}
        loading={busy}
        onClick={open}
      >
        {t('Open in Domo')}
      </Button>
      {!canOpen && <span className="lk-dim lk-small">{NOT_AT_DOMO_REASON}.</span>}
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** Opens an instance's accounts page, or the DataSet of a published table, in the system browser. */
export function useOpenInDomo(profileId: string, table?: PublishedTable) {
  const origin = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === profileId)?.origin,
  );
  const { busy, problem, submit } = useSubmit<ResponseFor<'app.openInDomo'>>(() => undefined);
  const open = (): void => {
    void submit(() =>
      call('app.openInDomo', { profileId, ...(table === undefined ? {} : { table }) }),
    );
  };
  return { busy, problem, open, canOpen: origin !== undefined && isAtDomo(origin) };
}

export type OpenInDomoState = ReturnType<typeof useOpenInDomo>;

/** Why an instance's page cannot be opened. */
export const NOT_AT_DOMO_REASON = t('The address of this instance is not at domo.com');
