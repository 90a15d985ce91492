import { VisuallyHidden } from '@mantine/core';
import type { Colour, InstanceAge, InstancesSummary } from '../../../../contract';
import { useNow } from '../../../ui/format/clocks';
import { formatCount, formatCountOf } from '../../../ui/format/format';
import { formatAge } from '../../../ui/format/time-format';
import { configsAgeLabel, listsAgeLabel } from './instance-labels';
import { cutMiddle } from './cut-middle';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

/** Characters that fit into the height of the header. */
const MAX_LABEL_LENGTH = 19;

interface CompactColumnHeaderProps {
  age: InstanceAge;
  /** Without what the labels of all instances have in common. */
  shortLabel: string;
  colour: Colour;
  group: string;
  isBaseline: boolean;
  /** Null while the comparison is running. */
  counts: InstancesSummary['instances'][number] | null;
}

/** The header of a narrow column: the label, turned, and the number of rows that differ. The rest is a tooltip. */
export function CompactColumnHeader({
  age,
  shortLabel,
  colour,
  group,
  isBaseline,
  counts,
}: CompactColumnHeaderProps) {
  const now = useNow();
  const ago = (at: number): string => formatAge(at, now).long;
  const details = [
    age.label,
    group,
    isBaseline ? 'baseline' : '',
    listsAgeLabel(age, ago),
    configsAgeLabel(age, ago),
    age.problem === null ? '' : t('▲ last sync: {message}', { message: age.problem.message }),
    counts === null
      ? t('counting…')
      : t('{sharedAccounts} missing or different', {
          sharedAccounts: formatCountOf(counts.differing, 'shared account'),
        }),
  ].filter((text) => text !== '');
  return (
    <span
      className={instancesStyles['narrow']}
      data-colour={colour}
      data-baseline={isBaseline || undefined}
      title={details.join('\n')}
    >
      <VisuallyHidden>{details.join(', ')}</VisuallyHidden>
      <span className={instancesStyles['turned']} aria-hidden>
        {cutMiddle(shortLabel, MAX_LABEL_LENGTH)}
      </span>
      <span className="lk-small lk-num lk-dim" aria-hidden>
        {age.problem !== null && <span className={instancesStyles['invalid']}>▲ </span>}
        {counts === null ? '…' : `≠ ${formatCount(counts.differing)}`}
      </span>
    </span>
  );
}
