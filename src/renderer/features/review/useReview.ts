/** The review on screen, and the file that it is written into. */
import { useState } from 'react';
import type { RequestFor, ResponseFor, Result, ReviewMark } from '../../../contract';
import { call } from '../../api/client';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { useQuery } from '../../ui/requests/useQuery';
import { useShown } from '../../ui/requests/useShown';
import { useSubmit } from '../../ui/requests/useSubmit';
import { t } from '../../../contract/texts';

type WrittenReviewFile = ResponseFor<'review.write'>;

/** Rows on screen. The file has all. */
const SHOWN_ENTRIES = 200;

export interface ReviewChoices {
  readonly filter: RequestFor<'review.summary'>['filter'];
  readonly mark: ReviewMark | null;
  readonly overSharedAbove: number;
  readonly compares: boolean;
}

export function useReview({ filter, mark, overSharedAbove, compares }: ReviewChoices) {
  const [written, setWritten] = useState<WrittenReviewFile | null>(null);
  const isSaid = useShown();
  const against = compares ? ('last' as const) : null;
  const question = { filter, overSharedAbove, against };
  const answer = useQuery(
    JSON.stringify({ ...question, mark }),
    (signal) => call('review.summary', { ...question, mark, limit: SHOWN_ENTRIES }, { signal }),
    { refreshOn: ['inventoryChanged'], keepPrevious: true },
  );
  const { busy, problem, submit } = useSubmit<WrittenReviewFile | null>(setWritten);
  const send = async (suggestedName: string): Promise<Result<WrittenReviewFile | null>> => {
    const chosen = await call('app.chooseExportFile', { suggestedName });
    if (!chosen.ok) return chosen;
    const { file } = chosen.value;
    if (file === null) return { ok: true, value: null };
    return runJob({
      label: t('Review'),
      title: t('Review of access'),
      counts: 'rows',
      isSaid,
      work: (options) => call('review.write', { ...question, file }, options),
      endOf: (value) => wroteFile(t('Review of access'), value.file, 'file'),
    });
  };
  return {
    answer,
    written,
    writing: busy,
    problem,
    write: (suggestedName: string): void => {
      void submit(() => send(suggestedName));
    },
  };
}
