import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useInventory } from '../../state/inventory';
import { clearFilters, isFiltered, setKind, useView } from '../../state/view';
import { count } from '../../ui/format';
import { AccountProviders } from './AccountProviders';
import { StateFilter } from './StateFilter';
import { TextFilter } from './TextFilter';
import '../../ui/filters.css';

const ABOUT_OAUTH =
  'OAuth accounts are OAuth client configurations (client id and secret) that connectors use. They are not accounts that sign in with OAuth; those are among the accounts.';

export function FilterLine() {
  const kind = useView((state) => state.kind);
  const filtered = useView(isFiltered);
  const facets = useInventory((state) => state.facets);
  return (
    <div className="filters" role="search" aria-label="Filters">
      <SegmentedControl
        aria-label="Kind"
        value={kind ?? 'all'}
        onChange={(value) => {
          setKind(value === 'account' || value === 'oauth' ? value : null);
        }}
        data={[
          { value: 'all', label: 'All' },
          { value: 'account', label: <Counted word="Accounts" n={facets?.accounts} /> },
          {
            value: 'oauth',
            label: (
              <Tooltip label={ABOUT_OAUTH}>
                <span>
                  <Counted word="OAuth accounts" n={facets?.oauth} />
                </span>
              </Tooltip>
            ),
          },
        ]}
      />
      <StateFilter />
      <AccountProviders />
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={clearFilters}
        >
          Clear filters
        </Button>
      )}
      <span className="title-gap" />
      <TextFilter />
    </div>
  );
}

const Counted = ({ word, n }: { word: string; n: number | undefined }) => (
  <>
    {word}
    {n !== undefined && <span className="lk-num"> {count(n)}</span>}
  </>
);
