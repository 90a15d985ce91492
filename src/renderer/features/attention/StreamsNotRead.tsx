import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ResponseFor } from '../../../contract';
import { failedStreamsText } from '../../../contract/attention-text';
import {
  dismissStreamReading,
  startStreamReading,
  stopStreamReading,
  sumOfFailed,
  useStreamReading,
} from '../../state/stream-reading';
import { useSync } from '../../state/sync';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { DismissButton, ProblemNotice } from '../../ui/notices/ProblemNotice';
import attentionStyles from './attention.module.css';
import { t } from '../../../contract/texts';

interface Props {
  streamsNotRead: ResponseFor<'attention.list'>['streamsNotRead'];
  /** Null: all. */
  profileIds: readonly string[] | null;
}

/** Of how many accounts the streams were not read, and the reading of them. */
export function StreamsNotRead({ streamsNotRead, profileIds }: Props) {
  const { running, done, results, problem } = useStreamReading();
  const syncing = useSync((state) => state.running);
  const accounts = streamsNotRead.reduce((sum, each) => sum + each.accounts, 0);
  const failed = (results ?? []).flatMap(({ profileId, label, problem: ending, failed: of }) => {
    const why = ending ?? of.problem;
    return why === null ? [] : [{ profileId, label, why }];
  });
  return (
    <>
      {(problem !== null || failed.length > 0) && (
        <div className={attentionStyles['notices']}>
          {problem !== null && (
            <ProblemNotice problem={problem}>
              <DismissButton onDismiss={dismissStreamReading} />
            </ProblemNotice>
          )}
          {failed.map(({ profileId, label, why }) => (
            <ProblemNotice key={profileId} problem={why} tone="amber" about={label}>
              <DismissButton onDismiss={dismissStreamReading} />
            </ProblemNotice>
          ))}
        </div>
      )}
      <section className={attentionStyles['notRead']} aria-label={t('Not read')}>
        <IconInfoCircle size={16} aria-hidden />
        <p role="status">
          {running
            ? t('Reading streams: {accounts} so far.', { accounts: formatCountOf(done, 'account') })
            : accounts === 0
              ? t('The streams of all accounts with datasets were read.')
              : t(
                  'The streams of {accounts} in {instances} were not read, or not all: they may fail unseen.',
                  {
                    accounts: formatCountOf(accounts, 'account'),
                    instances: formatCountOf(streamsNotRead.length, 'instance'),
                  },
                )}
          {results !== null && ` ${resultText(results)}`}
        </p>
        {running ? (
          <Button size="compact-sm" variant="default" onClick={stopStreamReading}>
            {t('Stop')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={syncing}
            title={t('Two requests for each dataset, at most 200 datasets of each instance')}
            onClick={() => void startStreamReading(profileIds)}
          >
            {accounts === 0 ? t('Read again') : t('Read streams')}
          </Button>
        )}
      </section>
    </>
  );
}

type StreamResults = ResponseFor<'attention.readStreams'>['results'];

function resultText(results: StreamResults): string {
  const datasets = results.reduce((sum, each) => sum + each.datasets, 0);
  const left = results.reduce((sum, each) => sum + each.left, 0);
  const failed = sumOfFailed(results);
  const counted = formatCountOf(datasets, 'dataset');
  const read =
    failed === null
      ? t('Just read: {datasets}.', { datasets: counted })
      : t('Just read: {datasets}; {failed}.', {
          datasets: counted,
          failed: failedStreamsText(failed),
        });
  return left === 0
    ? read
    : t('{read} {left} accounts are left for the next time.', { read, left: formatCount(left) });
}
