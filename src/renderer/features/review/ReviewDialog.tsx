import { Button, Checkbox, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { reviewMarkSchema, type AccountKey, type ReviewMark } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { useShownName } from '../../state/shown-instances';
import { isInventoryFiltered, toInventoryFilter, toShownFilter, useView } from '../../state/view';
import { suggestExportFileName } from '../../ui/format/format';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { ScopeName } from '../../ui/layout/ScopeName';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { ReviewSummary } from './ReviewSummary';
import { useReview } from './useReview';
import reviewStyles from './review.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const marks = [
  { value: 'all', label: t('All') },
  { value: 'external', label: t('External') },
  { value: 'everyone', label: t('Everyone') },
  { value: 'overShared', label: t('Over-shared') },
] as const satisfies readonly { value: ReviewMark | 'all'; label: string }[];

interface Props {
  /** A selection; null: what is on screen. */
  accounts: readonly AccountKey[] | null;
}

/** Who can use which account: of a selection, or of what is on screen. */
export default function ReviewDialog({ accounts }: Props) {
  const view = useView();
  const name = useShownName();
  const [mark, setMark] = useState<ReviewMark | null>(null);
  const [overSharedAbove, setAbove] = useState(20);
  const [compares, setCompares] = useState(false);
  const [filtered, setFiltered] = useState(isInventoryFiltered(view));
  const shown = filtered ? toInventoryFilter(view) : toShownFilter(view);
  const filter = accounts === null ? shown : { accounts: [...accounts] };
  const { answer, written, writing, problem, write } = useReview({
    filter,
    mark,
    overSharedAbove,
    compares,
  });
  return (
    <DialogFrame title={t('Review access')} size={980}>
      <div className={reviewStyles['review']}>
        <p className={reviewStyles['line']}>
          {richText(
            'Who can use which account in {name}, as last read. Members of groups come with a sync of configs and access.',
            {
              name: <ScopeName accounts={accounts} name={name} />,
            },
          )}
        </p>
        <div className={reviewStyles['choices']}>
          <SegmentedControl
            aria-label={t('Mark')}
            value={mark ?? 'all'}
            onChange={(value) => {
              setMark(reviewMarkSchema.safeParse(value).data ?? null);
            }}
            data={[...marks]}
          />
          <NumberInput
            aria-label={t('Over-shared: more users than')}
            className={reviewStyles['above'] ?? ''}
            prefix={t('Over-shared: more than ')}
            suffix=" users"
            min={1}
            max={1_000_000}
            allowDecimal={false}
            value={overSharedAbove}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1) setAbove(value);
            }}
          />
          {accounts === null && isInventoryFiltered(view) && (
            <Checkbox
              label={t('Only filtered rows')}
              checked={filtered}
              onChange={({ currentTarget: { checked } }) => {
                setFiltered(checked);
              }}
            />
          )}
          <Checkbox
            label={t('Compare with the last review')}
            checked={compares}
            onChange={({ currentTarget: { checked } }) => {
              setCompares(checked);
            }}
          />
        </div>
        {answer.value === null || answer.problem !== null ? (
          <LoadingOrError answer={answer} label={t('Reviewing access…')} />
        ) : (
          <ReviewSummary review={answer.value} />
        )}
        {problem !== null && <ProblemNotice problem={problem} />}
        {written !== null && (
          <p className={reviewStyles['line']} role="status">
            {richText('Wrote {file}. SHA-256: {sha256}', {
              file: written.file,
              sha256: <code>{written.sha256}</code>,
            })}
          </p>
        )}
        <div className={reviewStyles['foot']}>
          <Button variant="default" onClick={closeDialog}>
            {t('Close')}
          </Button>
          <Button
            loading={writing}
            disabled={(answer.value?.totals.accounts ?? 0) === 0}
            onClick={() => {
              write(
                suggestExportFileName(name, 'access', new Date(), 'jsonl').replace(
                  'access',
                  'review',
                ),
              );
            }}
          >
            {t('Write the review…')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}
