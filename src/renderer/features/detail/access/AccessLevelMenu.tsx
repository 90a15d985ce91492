import { Button, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { accessLevels, type GrantedLevel } from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';
import { accessLevelHints } from './access-entries';
import accessStyles from './access.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  who: string;
  /** As Domo returned it. Levels that Latchkey does not know are kept until the user chooses another. */
  level: string;
  /** Why the level cannot be changed; null when it can. */
  blocked: string | null;
  /** Offers to remove the access. */
  removable: boolean;
  onChoose: (level: GrantedLevel) => void;
}

const tooltipEvents = { hover: true, focus: true, touch: false };

/** Shows the level of one entry and offers the others. */
export function AccessLevelMenu({ who, level, blocked, removable, onChoose }: Props) {
  const known = accessLevels.some((each) => each === level);
  return (
    <Menu
      position="bottom-end"
      width={250}
      disabled={blocked !== null}
      portalProps={{ target: 'main' }}
      withInitialFocusPlaceholder={false}
    >
      <Tooltip label={blocked} disabled={blocked === null} events={tooltipEvents}>
        <span>
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              className={accessStyles['level']}
              aria-label={t('Level of {who}: {accessLevel}', {
                who,
                accessLevel: accessLevelLabel(level),
              })}
              // Not `disabled`: it stays focusable, so that the tooltip with the reason can be reached by keyboard.
              data-disabled={blocked !== null}
              aria-disabled={blocked !== null}
              rightSection={<IconChevronDown size={13} aria-hidden />}
            >
              {accessLevelLabel(level)}
            </Button>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        {!known && (
          <Menu.Label>{t('Latchkey does not know the level “{level}”', { level })}</Menu.Label>
        )}
        {accessLevels.map((each) => (
          <Menu.Item
            key={each}
            disabled={each === level}
            leftSection={
              <IconCheck
                size={14}
                className={each === level ? '' : accessStyles['off']}
                aria-hidden
              />
            }
            onClick={() => {
              onChoose(each);
            }}
          >
            {accessLevelLabel(each)}
            <div className="lk-dim lk-small">
              {t('can {accessLevelHint}', { accessLevelHint: accessLevelHints[each] ?? '' })}
            </div>
          </Menu.Item>
        ))}
        {removable && (
          <>
            <Menu.Divider />
            <Menu.Item
              className={accessStyles['remove']}
              onClick={() => {
                onChoose('NONE');
              }}
            >
              {t('Remove access…')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
