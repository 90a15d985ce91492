import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { SyncDepth } from '../../../contract';
import { continueSync, startSync, useSync } from '../../state/sync';
import titleStyles from '../layout/title.module.css';
import { t } from '../../../contract/texts';

interface Props {
  disabled: boolean;
  /** Null: all instances. */
  profileIds: readonly string[] | null;
}

/** Starts a sync of instances, of their lists or with configs and access lists. */
export function SyncButton({ disabled, profileIds }: Props) {
  const running = useSync((state) => state.running);
  const start = (depth: SyncDepth) => (): void => {
    void startSync(profileIds === null ? null : [...profileIds], depth);
  };
  const canContinue = useSync(({ interrupted }) =>
    interrupted.some(({ profileId }) => profileIds === null || profileIds.includes(profileId)),
  );
  return (
    <>
      {canContinue && !running && (
        <Tooltip
          label={t('Go on with the full sync that was interrupted: reads only what was not read')}
        >
          <Button
            variant="default"
            disabled={disabled}
            onClick={() => void continueSync(profileIds)}
          >
            {t('Continue')}
          </Button>
        </Tooltip>
      )}
      <Button.Group>
        <Button disabled={disabled || running} onClick={start('list')}>
          {t('Sync')}
        </Button>
        <Menu position="bottom-end" disabled={disabled || running}>
          <Menu.Target>
            <ActionIcon
              className={titleStyles['more']}
              size={30}
              disabled={disabled || running}
              aria-label={t('How much to read')}
            >
              <IconChevronDown size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={start('list')}>
              {t('Sync lists')}
              <div className="lk-dim lk-small">{t('Accounts, OAuth accounts and providers')}</div>
            </Menu.Item>
            <Menu.Item onClick={start('full')}>
              {t('Sync with configs and access')}
              <div className="lk-dim lk-small">
                {t('Also each account’s config and access list; slower')}
              </div>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
    </>
  );
}
