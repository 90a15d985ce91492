/** The state of the form that publishes: what would be sent, what was chosen, and the running call. */
import { useState } from 'react';
import {
  publishedTableSchema,
  type Profile,
  type Progress,
  type PublishedResult,
  type PublishedTable,
  type ResponseFor,
} from '../../../contract';
import { call } from '../../api/client';
import { runJob } from '../../state/jobs/run-job';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { publishJobEnd, publishRemark } from './publish-labels';
import { t } from '../../../contract/texts';

export function usePublish({ id: profileId, label, guard }: Profile) {
  const [tables, setTables] = useState<PublishedTable[]>(publishedTableSchema.options);
  const [remake, setRemake] = useState(false);
  const [typed, setTyped] = useState('');
  const [results, setResults] = useState<readonly PublishedResult[] | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const previews = useQuery(profileId, (signal) =>
    call('inventory.publishPreview', { profileId }, { signal }),
  );
  const { submit, busy, problem } = useDialogSubmit<ResponseFor<'inventory.publish'>>({
    label: t('Publish to {label}', { label }),
    onDone: (value) => {
      setResults(value.results);
    },
    remarkOf: (value) => publishRemark(value.results),
  });
  const send = (): void => {
    const controller = new AbortController();
    const { signal } = controller;
    setRunning(controller);
    setCancelling(false);
    setProgress(null);
    const confirm = guard === 'confirm' ? { confirm: typed.trim() } : {};
    void submit(() =>
      runJob({
        label: t('Publish'),
        title: t('Publish to {label}', { label }),
        counts: 'rows',
        signal,
        onProgress: setProgress,
        work: (options) =>
          call('inventory.publish', { profileId, tables, remake, ...confirm }, options),
        endOf: (value) => publishJobEnd(label, value.results),
      }),
    );
  };
  /** What was chosen and typed stays. What would be sent may be another by now. */
  const goBack = (): void => {
    setResults(null);
    previews.reload();
  };
  const cancel = (): void => {
    setCancelling(true);
    running?.abort();
  };
  return {
    previews,
    tables,
    setTables,
    remake,
    setRemake,
    typed,
    setTyped,
    results,
    progress,
    cancelling,
    busy,
    problem,
    send,
    goBack,
    cancel,
  };
}
