import { VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import type { Profile } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { toLabelParts } from './label-parts';
import labelStyles from './cut-label.module.css';

/** A label that is cut in its middle when it is too long, so that what differs from the others stays. */
export function CutLabel({ label, others }: { label: string; others: readonly string[] }) {
  const parts = knownParts(label, others);
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

/** Each label is compared with all others: once, however often it is drawn. */
const partsOf = new WeakMap<readonly string[], Map<string, string[]>>();

function knownParts(label: string, others: readonly string[]): string[] {
  const known = partsOf.get(others) ?? new Map<string, string[]>();
  partsOf.set(others, known);
  const parts = known.get(label) ?? toLabelParts(label, others);
  known.set(label, parts);
  return parts;
}

const noLabels: readonly string[] = [];
let known: { readonly of: readonly Profile[]; readonly labels: readonly string[] } | null = null;

/** The same list for as long as no label changes, whatever else of the instances does. */
function labelsOf(profiles: readonly Profile[] | null): readonly string[] {
  if (profiles === null) return noLabels;
  if (known?.of === profiles) return known.labels;
  const before = known?.labels ?? noLabels;
  const labels = profiles.map(({ label }) => label);
  const isSame =
    labels.length === before.length && labels.every((label, index) => label === before[index]);
  known = { of: profiles, labels: isSame ? before : labels };
  return known.labels;
}

/** The label of an instance, told from those of all others at any width. */
export function InstanceLabel({ label }: { label: string }) {
  const others = useProfiles(({ profiles }) => labelsOf(profiles));
  return <CutLabel label={label} others={others} />;
}
