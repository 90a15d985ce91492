import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { openDialog } from '../../../state/dialogs';
import { loadSavedViews, openSavedView, useSavedViews } from '../../../state/saved-views';
import filtersStyles from '../../../ui/filters/filters.module.css';
import { t } from '../../../../contract/texts';

/** Opens a saved view, or saves what is on screen. */
export function ViewsMenu() {
  const { views, problem } = useSavedViews();
  return (
    <Menu position="bottom-start" onOpen={() => void loadSavedViews()}>
      <Menu.Target>
        <Button
          variant="default"
          className={filtersStyles['button']}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('Views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }} maw={320}>
        {problem !== null && <Menu.Label>{problem.message}</Menu.Label>}
        {views === null && problem === null && <Menu.Label>{t('Loading…')}</Menu.Label>}
        {views?.length === 0 && <Menu.Label>{t('No saved views yet')}</Menu.Label>}
        {views?.map((view) => (
          <Menu.Item
            key={view.id}
            onClick={() => {
              openSavedView(view);
            }}
          >
            <span className="lk-cut lk-name">{view.name}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() => {
            openDialog({ name: 'saveView' });
          }}
        >
          {t('Save as view…')}
        </Menu.Item>
        {views !== null && views.length > 0 && (
          <Menu.Item
            onClick={() => {
              openDialog({ name: 'savedViews' });
            }}
          >
            {t('Manage views…')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
