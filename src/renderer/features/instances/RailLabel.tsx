import { VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import { toLabelParts } from '../../ui/format/label-parts';
import railStyles from './rail.module.css';

/** A label that is cut in its middle when it is too long, so that what differs from the others stays. */
export function RailLabel({ label, others }: { label: string; others: readonly string[] }) {
  const parts = toLabelParts(label, others);
  if (parts.length === 1)
    return <span className={clsx(railStyles['label'], 'lk-cut lk-name')}>{label}</span>;
  return (
    <span className={railStyles['label']}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={railStyles['parts']} aria-hidden>
        {parts.map((part, index) => (
          // Parts have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={clsx(railStyles['part'], 'lk-cut lk-name')}>
            {part}
          </span>
        ))}
      </span>
    </span>
  );
}
