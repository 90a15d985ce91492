import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useProfiles } from '../../../state/profiles';
import { clearScope, useView } from '../../../state/view';
import conditionStyles from './conditions.module.css';
import { toConditionChips, type ConditionChip } from './condition-labels';
import { t } from '../../../../contract/texts';

/** What is set under “Filter”; each can be removed by itself. */
export function FilterChips() {
  const conditions = useView((state) => state.conditions);
  const scope = useView((state) => state.scope);
  const profiles = useProfiles((state) => state.profiles);
  const labels = (scope ?? []).map((id) => profiles?.find((each) => each.id === id)?.label ?? id);
  const chips: ConditionChip[] = [
    ...(scope === null
      ? []
      : [{ label: t('{scope} instances', { scope: scope.length }), remove: clearScope }]),
    ...toConditionChips(conditions),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={conditionStyles['chips']} aria-label={t('Filters that are set')}>
      {chips.map(({ label, remove }) => (
        <li key={label}>
          <Button
            className={conditionStyles['chip']}
            variant="light"
            size="compact-sm"
            radius="xl"
            title={label.endsWith('instances') ? labels.join('\n') : undefined}
            aria-label={t('Remove filter: {label}', { label })}
            rightSection={<IconX size={12} aria-hidden />}
            onClick={remove}
          >
            <span className="lk-cut lk-name">{label}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
