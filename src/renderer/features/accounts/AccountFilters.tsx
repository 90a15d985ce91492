import { Button, SegmentedControl, Tooltip, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useInventory } from '../../state/inventory';
import {
  clearInventoryFilters,
  isInventoryFiltered,
  setKindFilter,
  useView,
  setProviderFilter,
  setValidFilter,
  setTextFilter,
} from '../../state/view';
import { formatCount, formatCountOf } from '../../ui/format/format';
import filtersStyles from '../../ui/filters/filters.module.css';
import { FilterBar } from '../../ui/filters/FilterBar';
import { ProviderFilter } from '../../ui/filters/ProviderFilter';
import { ColumnsMenu } from '../../ui/grid/ColumnsMenu';
import { TextFilter } from '../../ui/filters/TextFilter';
import { AddFilterMenu } from './conditions/AddFilterMenu';
import { FilterChips } from './conditions/FilterChips';
import { useAccountColumns } from './useAccountColumns';
import { ViewsMenu } from './views/ViewsMenu';
import { t } from '../../../contract/texts';

const ABOUT_OAUTH = t(
  'OAuth accounts are OAuth client configurations (client id and secret). Accounts that sign in with OAuth are listed under Accounts.',
);

export function AccountFilters() {
  const kind = useView((state) => state.kind);
  const filtered = useView(isInventoryFiltered);
  const facets = useInventory((state) => state.facets);
  return (
    <FilterBar
      filtered={filtered}
      onClear={clearInventoryFilters}
      textFilter={<AccountTextFilter />}
    >
      <SegmentedControl
        aria-label={t('Kind')}
        value={kind ?? 'all'}
        onChange={(value) => {
          setKindFilter(value === 'account' || value === 'oauth' ? value : null);
        }}
        data={[
          { value: 'all', label: t('All') },
          {
            value: 'account',
            label: <CountedLabel label={t('Accounts')} count={facets?.accounts} />,
          },
          {
            value: 'oauth',
            label: (
              <Tooltip label={ABOUT_OAUTH}>
                <span>
                  <CountedLabel label={t('OAuth accounts')} count={facets?.oauth} />
                </span>
              </Tooltip>
            ),
          },
        ]}
      />
      <AccountStateFilter />
      <AccountProviderFilter />
      <AddFilterMenu />
      <ViewsMenu />
      <AccountColumnsMenu />
      <FilterChips />
    </FilterBar>
  );
}

const AccountColumnsMenu = () => <ColumnsMenu {...useAccountColumns().arranging} />;

const CountedLabel = ({ label, count }: { label: string; count: number | undefined }) => (
  <>
    {label}
    {count !== undefined && <span className="lk-num"> {formatCount(count)}</span>}
  </>
);

/** The providers of the accounts in the selected instance. */
function AccountProviderFilter() {
  const chosen = useView((state) => state.providers);
  const facets = useInventory((state) => state.facets);
  return (
    <ProviderFilter known={facets?.providers ?? []} chosen={chosen} onChange={setProviderFilter} />
  );
}

/** Filters by valid or invalid. OAuth accounts have no such state. */
function AccountStateFilter() {
  const valid = useView((state) => state.valid);
  const oauth = useView((state) => state.kind === 'oauth');
  const facets = useInventory((state) => state.facets);
  const options = [
    { value: null, label: t('Any state'), count: undefined },
    { value: true, label: t('Valid'), count: facets?.valid },
    { value: false, label: t('Invalid'), count: facets?.invalid },
  ] as const;
  const chosen = options.find((option) => option.value === valid);
  return (
    <Menu disabled={oauth}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={oauth}
          data-on={valid !== null || undefined}
          className={filtersStyles['button']}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {valid === null ? t('State') : chosen?.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ value, label, count }) => (
          <Menu.Item
            key={label}
            leftSection={
              <IconCheck
                size={14}
                className={value === valid ? '' : filtersStyles['off']}
                aria-hidden
              />
            }
            rightSection={
              count === undefined ? null : (
                <span className="lk-dim lk-num lk-small">{formatCount(count)}</span>
              )
            }
            onClick={() => {
              setValidFilter(value);
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountTextFilter() {
  const text = useView((state) => state.text);
  const facets = useInventory((state) => state.facets);
  const all =
    facets === null ? 'accounts' : formatCountOf(facets.accounts + facets.oauth, 'account');
  return (
    <TextFilter placeholder={t('Filter {all}', { all })} value={text} onChange={setTextFilter} />
  );
}
