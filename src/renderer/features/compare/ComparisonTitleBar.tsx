import { ActionIcon, Tooltip, Button, Popover, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { leaveComparison } from '../../state/comparison';
import { useOneTabStop } from '../../ui/keyboard/one-tab-stop';
import { region } from '../../ui/keyboard/regions';
import titleStyles from '../../ui/layout/title.module.css';
import type { Comparison, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';
import formStyles from '../../ui/forms/form.module.css';
import clsx from 'clsx';
import compareStyles from './compare.module.css';
import { t } from '../../../contract/texts';

interface ComparisonTitleBarProps {
  title: string;
  /** A summary and the age of the data. */
  summary: ReactNode;
  /** Buttons; at most one primary button. */
  children?: ReactNode;
}

/** The title, a summary and the button back. */
export const ComparisonTitleBar = ({ title, summary, children }: ComparisonTitleBarProps) => (
  <header
    ref={useOneTabStop<HTMLElement>()}
    {...region}
    className={titleStyles['title']}
    data-colour="blue"
  >
    <Tooltip label={t('Back')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('Back')} onClick={leaveComparison}>
        <IconArrowLeft size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
    <h1 className={clsx(titleStyles['label'], 'lk-cut lk-name')} title={title}>
      {title}
    </h1>
    <span className="lk-dim lk-cut">{summary}</span>
    <span className={titleStyles['gap']} />
    {children}
  </header>
);

/** Saves the comparison under a name. Opening it later shows the data of that time. */
export function SaveComparisonButton({ comparison }: { comparison: Comparison }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const save = useSubmit<ResponseFor<'comparison.save'>>(() => {
    setSaved(name.trim());
    setOpen(false);
  });
  return (
    <>
      <span className={clsx('lk-dim lk-small lk-cut', compareStyles['saved'])} role="status">
        {saved !== null && t('Saved as “{saved}”', { saved })}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
        <Popover.Target>
          <Button
            variant="default"
            onClick={() => {
              setOpen(!open);
            }}
          >
            {t('Save…')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('Save comparison')}>
          <form
            className={clsx(formStyles['form'], compareStyles['save'])}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '' || save.busy) return;
              void save.submit(() => call('comparison.save', { name: name.trim(), comparison }));
            }}
          >
            <TextInput
              label={t('Name')}
              description={t(
                'Saves the selection, not the results. An existing comparison with this name is replaced.',
              )}
              data-autofocus
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
              }}
            />
            {save.problem !== null && <ProblemNotice problem={save.problem} />}
            <Button type="submit" loading={save.busy} disabled={name.trim() === ''}>
              {t('Save')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
