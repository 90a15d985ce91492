import { VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import { useProfiles } from '../../state/profiles';
import { toLabelParts } from './label-parts';
import labelStyles from './cut-label.module.css';

/** A label that is cut in its middle when it is too long, so that what differs from the others stays. */
export function CutLabel({ label, others }: { label: string; others: readonly string[] }) {
  const parts = toLabelParts(label, others);
  if (parts.length === 1)
    return <span className={clsx(labelStyles['label'], 'lk-cut lk-name')}>{label}</span>;
  return (
    <span className={labelStyles['label']} title={label}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={labelStyles['parts']} aria-hidden>
        {parts.map((part, index) => (
          // Parts have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={clsx(labelStyles['part'], 'lk-cut lk-name')}>
            {part}
          </span>
        ))}
      </span>
    </span>
  );
}

const noLabels: readonly string[] = [];
const labelsOf = new WeakMap<object, readonly string[]>();

/** The label of an instance, told from those of all others at any width. */
export function InstanceLabel({ label }: { label: string }) {
  const others = useProfiles(({ profiles }) => {
    if (profiles === null) return noLabels;
    const known = labelsOf.get(profiles) ?? profiles.map((profile) => profile.label);
    labelsOf.set(profiles, known);
    return known;
  });
  return <CutLabel label={label} others={others} />;
}
