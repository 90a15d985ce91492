import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { useAccessTokens } from '../../state/access-tokens';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { useShownName } from '../../state/shown-instances';
import { formatCountOf, suggestExportFileName } from '../../ui/format/format';
import { useShown } from '../../ui/requests/useShown';
import { t } from '../../../contract/texts';

export type TokensExportResult = Result<ResponseFor<'tokens.export'>>;

interface Props {
  /** Those of the rail. */
  profileIds: readonly string[];
  onEnded: (ended: TokensExportResult) => void;
}

/** Writes the tokens that the filters leave to a CSV file. Domo is asked again, and who does not answer is in the file. */
export function TokensExportButton({ profileIds, onEnded }: Props) {
  const name = useShownName();
  const [busy, setBusy] = useState(false);
  const isSaid = useShown();
  const write = async (): Promise<void> => {
    const suggestedName = suggestExportFileName(name, 'access-tokens', new Date());
    const chosen = await call('app.chooseExportFile', { suggestedName });
    if (!chosen.ok) {
      onEnded(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file === null) return;
    const { text, withinDays } = useAccessTokens.getState();
    const title = t('Export of the access tokens');
    onEnded(
      await runJob({
        label: t('Export'),
        title,
        counts: 'instances',
        isSaid,
        work: (options) =>
          call('tokens.export', { profileIds: [...profileIds], text, withinDays, file }, options),
        endOf: (value) => wroteFile(title, value.file, formatCountOf(value.rows, 'row')),
      }),
    );
  };
  return (
    <Button
      variant="default"
      loading={busy}
      disabled={profileIds.length === 0}
      onClick={() => {
        setBusy(true);
        void write().finally(() => {
          setBusy(false);
        });
      }}
    >
      {t('Export as CSV…')}
    </Button>
  );
}
