/** Writes the file that the user chooses: progress, cancelling, and the outcome. */
import { useState } from 'react';
import type { Progress, RequestFor, ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { formatCountOf } from '../../ui/format/format';
import { useShown } from '../../ui/requests/useShown';
import { useSubmit } from '../../ui/requests/useSubmit';
import { t } from '../../../contract/texts';

type ExportWritten = ResponseFor<'inventory.export'>;

export function useExportWriting() {
  const [written, setWritten] = useState<ExportWritten | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const isSaid = useShown();
  const { busy, problem, setProblem, submit } = useSubmit<ExportWritten | null>(setWritten);

  const send = async (
    suggestedName: string,
    request: Omit<RequestFor<'inventory.export'>, 'file'>,
  ): Promise<Result<ExportWritten | null>> => {
    const chosen = await call('app.chooseExportFile', { suggestedName });
    if (!chosen.ok) return chosen;
    const { file } = chosen.value;
    if (file === null) return { ok: true, value: null };
    const controller = new AbortController();
    setProgress(null);
    setRunning(controller);
    const result = await runJob({
      label: t('Export'),
      title: t('Export of {table}', { table: request.table }),
      counts: 'rows',
      signal: controller.signal,
      onProgress: setProgress,
      isSaid,
      work: (options) => call('inventory.export', { ...request, file }, options),
      endOf: ({ file: written, rows }) =>
        wroteFile(
          t('Export of {table}', { table: request.table }),
          written,
          formatCountOf(rows, 'row'),
        ),
    });
    setRunning(null);
    return result;
  };

  return {
    written,
    problem,
    busy,
    progress,
    cancel: (): void => {
      running?.abort();
    },
    /** Forgets the outcome, because it is about a file that is not the chosen one any more. */
    clear: (): void => {
      setWritten(null);
      setProblem(null);
    },
    write: (...args: Parameters<typeof send>): void => {
      void submit(() => send(...args));
    },
  };
}
