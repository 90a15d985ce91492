import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { changeGapText } from '../../../contract/change-text';
import { useChanges } from '../../state/changes';
import { formatCountOf } from '../../ui/format/format';
import { timeFormat } from '../../ui/format/time-format';
import changesStyles from './changes.module.css';
import { t } from '../../../contract/texts';

/** More would push the list off the screen. */
const MAX_ALWAYS_SHOWN = 2;

/** What cannot be known of the period, by instance. */
export function ChangeGaps() {
  const gaps = useChanges((state) => state.gaps);
  const [all, setAll] = useState(false);
  if (gaps.length === 0) return null;
  const shown = all ? gaps : gaps.slice(0, MAX_ALWAYS_SHOWN);
  return (
    <section className={changesStyles['gaps']} aria-label={t('Not known')}>
      <IconInfoCircle size={16} aria-hidden />
      {/* A list that scrolls must be reachable by keyboard. */}
      <ul tabIndex={all ? 0 : undefined}>
        {shown.map((gap) => (
          <li key={`${gap.profileId} ${gap.why}`}>
            <span className="lk-strong lk-name">{gap.label}</span>:{' '}
            {changeGapText(gap, (at) => timeFormat().dateTime(at))}
          </li>
        ))}
      </ul>
      {gaps.length > MAX_ALWAYS_SHOWN && (
        <Button
          variant="subtle"
          color="gray"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t('Show fewer') : formatCountOf(gaps.length - MAX_ALWAYS_SHOWN, 'more', 'more')}
        </Button>
      )}
    </section>
  );
}
