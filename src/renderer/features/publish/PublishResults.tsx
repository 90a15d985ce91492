import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { PublishedResult } from '../../../contract';
import { useOpenInDomo } from '../../ui/actions/OpenInDomoButton';
import { formatCountOf } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { publishOutcomeLabels, publishOutcomeTones, tableLabels } from './publish-labels';
import publishStyles from './publish.module.css';
import { t } from '../../../contract/texts';

/** What became of each table, with its page in Domo. */
export const PublishResults = ({
  profileId,
  results,
}: {
  profileId: string;
  results: readonly PublishedResult[];
}) => (
  <ul className={publishStyles['results']} aria-label={t('Results')}>
    {results.map((result) => (
      <li key={result.table} className="lk-stack">
        <ResultLine profileId={profileId} result={result} />
        {result.problem !== null && (
          <ProblemNotice
            problem={result.problem}
            tone={result.outcome === 'skipped' ? 'amber' : 'red'}
          />
        )}
      </li>
    ))}
  </ul>
);

function ResultLine({ profileId, result }: { profileId: string; result: PublishedResult }) {
  const { table, outcome, rows, made, url } = result;
  const { busy, problem, open, canOpen } = useOpenInDomo(profileId, table);
  return (
    <>
      <div className={publishStyles['result']} role="status">
        <strong>{tableLabels[table]}</strong>
        <span data-tone={publishOutcomeTones[outcome]}>{publishOutcomeLabels[outcome]}</span>
        <span className={publishStyles['size']}>
          {outcome === 'done' && `${formatCountOf(rows, 'row')}${made ? t(', new DataSet') : ''}`}
        </span>
        {url !== null && canOpen && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconExternalLink size={13} aria-hidden />}
            loading={busy}
            onClick={open}
          >
            {t('Open in Domo')}
          </Button>
        )}
      </div>
      {url !== null && !canOpen && (
        <span className="lk-dim lk-small lk-mono lk-cut" title={url}>
          {url}
        </span>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}
