import { Button, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { setConditions } from '../../../state/view';
import filtersStyles from '../../../ui/filters/filters.module.css';
import { conditionForms, type ConditionFormName } from './condition-forms';
import conditionStyles from './conditions.module.css';
import { notReadLabels } from './condition-labels';
import { t } from '../../../../contract/texts';

/** Adds a condition. Those that need a value ask for it in the same place. */
export function AddFilterMenu() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<ConditionFormName | null>(null);
  const close = (): void => {
    setOpen(false);
  };
  const set = (part: Parameters<typeof setConditions>[0]) => () => {
    setConditions(part);
    close();
  };
  const choices: readonly (readonly [label: string, choose: () => void])[] = [
    [t('Owner…'), () => setAsked('owner')],
    [t('Modified…'), () => setAsked('modified')],
    [t('Group of instances…'), () => setAsked('group')],
    [t('No dataset uses it'), set({ datasetsAtMost: 0, datasetsAtLeast: undefined })],
    [t('Used by many datasets…'), () => setAsked('datasets')],
    [notReadLabels.config, set({ notRead: 'config' })],
    [notReadLabels.access, set({ notRead: 'access' })],
    [notReadLabels.any, set({ notRead: 'any' })],
    [t('Seen by search only'), set({ searchOnly: true })],
  ];
  const Form = asked === null ? null : conditionForms[asked];
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      width={270}
    >
      <Popover.Target>
        <Button
          variant="default"
          className={filtersStyles['button']}
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => {
            setAsked(null);
            setOpen(!open);
          }}
        >
          {t('Filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('Add a filter')}>
        {Form !== null ? (
          <Form key={asked} onDone={close} />
        ) : (
          <div className={conditionStyles['choices']}>
            {choices.map(([label, choose]) => (
              <Button
                key={label}
                variant="subtle"
                color="gray"
                justify="flex-start"
                onClick={choose}
              >
                {label}
              </Button>
            ))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
