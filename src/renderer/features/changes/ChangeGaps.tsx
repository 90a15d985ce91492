import { changeGapText } from '../../../contract/change-text';
import { useChanges } from '../../state/changes';
import { timeFormat } from '../../ui/format/time-format';
import { LackingList } from '../../ui/notices/LackingList';
import { t } from '../../../contract/texts';

/** What cannot be known of the period, by instance. */
export function ChangeGaps() {
  const gaps = useChanges((state) => state.gaps);
  return (
    <LackingList
      label={t('Not known')}
      rows={gaps}
      keyOf={({ profileId, why }) => `${profileId} ${why}`}
    >
      {(gap) => (
        <span>
          <span className="lk-strong lk-name">{gap.label}</span>:{' '}
          {changeGapText(gap, (at) => timeFormat().dateTime(at))}
        </span>
      )}
    </LackingList>
  );
}
