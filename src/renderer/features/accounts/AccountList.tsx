import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { refreshInventory, useInventory, setVisibleAccounts } from '../../state/inventory';
import { useProfiles, useSelectedProfile } from '../../state/profiles';
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
import type { InventoryRow } from '../../../contract';
import { togglePicked } from '../../state/comparison';
import { DataGrid } from '../../ui/grid/DataGrid';
import { accountColumns } from './account-columns';
import { useEffect } from 'react';

/** The grid, or why there is none. */
export function AccountList() {
  const total = useInventory((state) => state.total);
  const problem = useInventory((state) => state.problem);
  const profiles = useProfiles((state) => state.profiles);
  const first = profiles !== null && profiles.length === 0;
  useMarkUsable(first || problem !== null || (total === 0 && profiles !== null));
  if (first) return <NoInstanceYet />;
  return (
    <PagedList
      title="The accounts cannot be shown"
      list={{ total: profiles === null ? null : total, problem }}
      onRetry={refreshInventory}
      empty={<NoAccounts />}
    >
      {(shown) => <AccountGrid total={shown} />}
    </PagedList>
  );
}

const NoInstanceYet = () => (
  <EmptyState title="Add your first instance">
    <p>
      Latchkey reads the accounts of your Domo instances and keeps what it read on this computer, so
      that you can find, filter and export them at any time.
    </p>
    <p>
      You need an access token: in Domo, an admin makes one under Admin &gt; Authentication &gt;
      Access tokens.
    </p>
    <Button
      onClick={() => {
        openDialog({ name: 'add' });
      }}
    >
      Add your instance
    </Button>
  </EmptyState>
);

function NoAccounts() {
  const filtered = useView(isInventoryFiltered);
  const profile = useSelectedProfile();
  const running = useSync((state) => state.running);
  const facets = useInventory((state) => state.facets);
  if (filtered) {
    return (
      <EmptyState title="No account fits the filters">
        <Button variant="default" onClick={clearInventoryFilters}>
          Show all accounts
        </Button>
      </EmptyState>
    );
  }
  const what = profile?.label ?? 'your instances';
  if (facets !== null && facets.newestReadAt !== null) {
    return (
      <EmptyState title={`No accounts in ${what}`}>
        <p>
          The user of the access token can see none. Domo shows each user their own accounts and
          those shared with them.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`Nothing was read of ${what} yet`}>
      <p>Reading changes nothing in Domo.</p>
      <Button
        variant="default"
        loading={running}
        onClick={() => {
          void startSync(profile === null ? null : [profile.id], 'list');
        }}
      >
        Read the accounts now
      </Button>
    </EmptyState>
  );
}

/** All accounts that fit the filters. */
export function AccountGrid({ total }: { total: number }) {
  const pages = useInventory((state) => state.pages);
  const question = useInventory((state) => state.queryVersion);
  const loading = useInventory((state) => state.loading);
  const outdated = useInventory((state) => state.isPreviousData);
  const all = useView((state) => state.selected === null);
  const open = useView((state) => state.open);
  const sort = useView((state) => state.sort);
  return (
    <DataGrid
      label="Accounts"
      columns={accountColumns(all)}
      total={total}
      rows={{ pages, queryVersion: question, loading, isPreviousData: outdated }}
      keyOf={accountRowKey}
      sorting={{ ...sort, onSort: sortBy }}
      isOpen={(row) => open !== null && isSameAccount(row, open)}
      onOpen={({ profileId, kind, id }) => {
        openAccount({ profileId, kind, id });
      }}
      onPick={togglePicked}
      onClose={() => {
        if (open !== null) openAccount(null);
      }}
      onVisible={setVisibleAccounts}
      onFirstRows={markUsable}
    />
  );
}

const accountRowKey = ({ profileId, kind, id }: InventoryRow): string =>
  `${profileId} ${kind} ${id}`;

/** Tells, once and after it was painted, that the window can be used. */

let usableMarked = false;

export function markUsable(): void {
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

export function useMarkUsable(ready: boolean): void {
  useEffect(() => {
    if (ready) markUsable();
  }, [ready]);
}
