import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useInventory } from '../../state/inventory';
import { setValid, useView } from '../../state/view';
import { count } from '../../ui/format';

/** Valid or invalid; OAuth accounts have no such state. */
export function StateFilter() {
  const valid = useView((state) => state.valid);
  const oauth = useView((state) => state.kind === 'oauth');
  const facets = useInventory((state) => state.facets);
  const options = [
    { value: null, word: 'Any state', n: undefined },
    { value: true, word: 'Valid', n: facets?.valid },
    { value: false, word: 'Invalid', n: facets?.invalid },
  ] as const;
  const chosen = options.find((option) => option.value === valid);
  return (
    <Menu disabled={oauth}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={oauth}
          data-on={valid !== null || undefined}
          className="filter-button"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {valid === null ? 'State' : chosen?.word}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ value, word, n }) => (
          <Menu.Item
            key={word}
            leftSection={
              <IconCheck size={14} className={value === valid ? '' : 'filter-off'} aria-hidden />
            }
            rightSection={
              n === undefined ? null : <span className="lk-dim lk-num lk-small">{count(n)}</span>
            }
            onClick={() => {
              setValid(value);
            }}
          >
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
