import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconFilter } from '@tabler/icons-react';
import { setRailFilter, setRailOrder, useRail } from '../../state/rail';
import { filterSections, toRailProfiles, type RailSection } from '../../state/rail-order';
import { selectInstance } from '../../state/view';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

const orders = [
  { value: 'name', label: t('By name') },
  { value: 'problems', label: t('Problems first') },
  { value: 'hand', label: t('By hand') },
] as const;

/** Filters the rail as the user types, and sets its order. Enter shows the first instance that is found. */
export function RailFilter({ sections }: { sections: readonly RailSection[] }) {
  const filter = useRail((state) => state.filter);
  const found = toRailProfiles(filterSections(sections, filter));
  const hidden = toRailProfiles(sections).length - found.length;
  const first = found[0];
  return (
    <div className={railStyles['tools']}>
      <TextInput
        className={railStyles['filter']}
        size="xs"
        aria-label={t('Filter instances')}
        placeholder={t('Filter instances')}
        maxLength={100}
        spellCheck={false}
        leftSection={<IconFilter size={13} aria-hidden />}
        value={filter}
        onChange={({ currentTarget }) => {
          setRailFilter(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setRailFilter('');
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          selectInstance(first.id);
        }}
      />
      <OrderMenu />
      <p className={railStyles['hidden']} role="status">
        {hidden > 0 &&
          t('{hidden} of {hidden2} hidden', { hidden, hidden2: hidden + found.length })}
      </p>
    </div>
  );
}

function OrderMenu() {
  const order = useRail((state) => state.order);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={28} aria-label={t('Order of the instances')}>
          <IconArrowsSort size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map(({ value, label }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={order === value}
            leftSection={
              order === value ? <IconCheck size={15} /> : <span className={railStyles['no-sign']} />
            }
            onClick={() => {
              setRailOrder(value);
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
