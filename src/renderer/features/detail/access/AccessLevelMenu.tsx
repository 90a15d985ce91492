import { Button, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { accessLevels, type GrantedLevel } from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';
import { accessLevelHints } from './access-entries';

interface Props {
  who: string;
  /** As Domo wrote it; one that is not known stays chosen until another is. */
  level: string;
  /** Why it cannot be changed; null when it can. */
  blocked: string | null;
  /** Offers to take the access away. */
  removable: boolean;
  onChoose: (level: GrantedLevel) => void;
}

const tooltipEvents = { hover: true, focus: true, touch: false };

/** The level of one entry, and what it can become. */
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
              className="access-level"
              aria-label={`Level of ${who}: ${accessLevelLabel(level)}`}
              // Still takes the focus, so that the keyboard comes to the reason as well.
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
        {!known && <Menu.Label>“{level}” is a level that Latchkey does not know</Menu.Label>}
        {accessLevels.map((each) => (
          <Menu.Item
            key={each}
            disabled={each === level}
            leftSection={
              <IconCheck size={14} className={each === level ? '' : 'access-off'} aria-hidden />
            }
            onClick={() => {
              onChoose(each);
            }}
          >
            {accessLevelLabel(each)}
            <div className="lk-dim lk-small">may {accessLevelHints[each]}</div>
          </Menu.Item>
        ))}
        {removable && (
          <>
            <Menu.Divider />
            <Menu.Item
              className="access-remove"
              onClick={() => {
                onChoose('NONE');
              }}
            >
              Remove access…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
