import { Button } from '@mantine/core';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { useAccessTokens } from '../../state/access-tokens';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { useShownName } from '../../state/shown-instances';
import { formatCountOf, suggestExportFileName } from '../../ui/format/format';
import { useFileExport } from '../../ui/requests/useFileExport';
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
  const { busy, exportFile } = useFileExport(onEnded);
  const write = (): void => {
    const { text, withinDays } = useAccessTokens.getState();
    const title = t('Export of the access tokens');
    exportFile(suggestExportFileName(name, 'access-tokens', new Date()), (file, isSaid) =>
      runJob({
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
    <Button variant="default" loading={busy} disabled={profileIds.length === 0} onClick={write}>
      {t('Export as CSV…')}
    </Button>
  );
}
