import { Button } from '@mantine/core';
import { accountActions, runAccountKey } from '../../state/account-actions';
import {
  accountRowKey,
  refreshInventory,
  useInventory,
  setVisibleAccounts,
} from '../../state/inventory';
import { endReveal, useRevealedRow } from '../../state/reveal-account';
import { useProfiles } from '../../state/profiles';
import { shownProfileIds, useShownName } from '../../state/shown-instances';
import { leaveTypedText } from '../../state/typed-text';
import { startSync, useSync } from '../../state/sync';
import {
  clearInventoryFilters,
  isInventoryFiltered,
  useView,
  openAccount,
  sortBy,
  isSameAccount,
} from '../../state/view';
import { EmptyState } from '../../ui/notices/placeholders';
import { PagedList } from '../../ui/grid/PagedList';
import { addPicked, togglePicked } from '../../state/comparison';
import { DataGrid } from '../../ui/grid/DataGrid';
import { FirstMinutes } from './FirstMinutes';
import { useAccountColumns } from './useAccountColumns';
import { useEffect } from 'react';
import { t } from '../../../contract/texts';

/** The grid, or the reason why it is empty. */
export function AccountList() {
  const total = useInventory((state) => state.total);
  const problem = useInventory((state) => state.problem);
  const profiles = useProfiles((state) => state.profiles);
  const noInstances = profiles?.length === 0;
  useMarkUsable(noInstances || problem !== null || (total === 0 && profiles !== null));
  if (noInstances) return <FirstMinutes />;
  return (
    <PagedList
      title={t('The accounts cannot be shown')}
      list={{ total: profiles === null ? null : total, problem }}
      onRetry={refreshInventory}
      empty={<NoAccounts />}
    >
      {(shown) => <AccountGrid total={shown} />}
    </PagedList>
  );
}

function NoAccounts() {
  const filtered = useView(isInventoryFiltered);
  const name = useShownName();
  const running = useSync((state) => state.running);
  const facets = useInventory((state) => state.facets);
  if (filtered) {
    return (
      <EmptyState title={t('No accounts match the filters')}>
        <Button variant="default" onClick={clearInventoryFilters}>
          {t('Clear filters')}
        </Button>
      </EmptyState>
    );
  }
  const instance = name ?? t('your instances');
  if (facets !== null && facets.newestReadAt !== null) {
    return (
      <EmptyState title={t('No accounts in {instance}', { instance })}>
        <p>
          {t(
            'The user of the access token sees no accounts. Domo shows users only their own accounts and those shared with them.',
          )}
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('Nothing has been read from {instance} yet', { instance })}>
      <p>{t('A sync changes nothing in Domo.')}</p>
      <Button
        variant="default"
        loading={running}
        onClick={() => {
          void startSync(shownProfileIds(), 'list');
        }}
      >
        {t('Sync')}
      </Button>
    </EmptyState>
  );
}

/** The accounts that match the filters. */
function AccountGrid({ total }: { total: number }) {
  const pages = useInventory((state) => state.pages);
  const queryVersion = useInventory((state) => state.queryVersion);
  const loading = useInventory((state) => state.loading);
  const isPreviousData = useInventory((state) => state.isPreviousData);
  const { columns, arranging } = useAccountColumns();
  const open = useView((state) => state.open);
  const sort = useView((state) => state.sort);
  const revealed = useRevealedRow((state) => state.index);
  return (
    <DataGrid
      label={t('Accounts')}
      columns={columns}
      arranging={arranging}
      total={total}
      rows={{ pages, queryVersion, loading, isPreviousData }}
      keyOf={accountRowKey}
      sorting={{ ...sort, onSort: sortBy }}
      isOpen={(row) => open !== null && isSameAccount(row, open)}
      onOpen={({ profileId, kind, id }) => {
        leaveTypedText('drawer', () => {
          openAccount({ profileId, kind, id });
        });
      }}
      onPick={togglePicked}
      onPickMore={addPicked}
      onRowKey={runAccountKey}
      menuOf={accountActions}
      onClose={() => {
        if (open !== null) {
          leaveTypedText('drawer', () => {
            openAccount(null);
          });
        }
      }}
      onVisible={setVisibleAccounts}
      // Its place is that in the rows that are awaited.
      goToRow={isPreviousData || loading ? null : revealed}
      onWent={endReveal}
      onFirstRows={markUsable}
    />
  );
}

let usableMarked = false;

/** Marks, once and after the paint, that the window can be used. */
function markUsable(): void {
  if (usableMarked) return;
  usableMarked = true;
  // The first frame callback runs before the paint, the second one after it.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      performance.mark('latchkey:usable');
      document.documentElement.dataset['usable'] = 'true';
    });
  });
}

function useMarkUsable(ready: boolean): void {
  useEffect(() => {
    if (ready) markUsable();
  }, [ready]);
}
