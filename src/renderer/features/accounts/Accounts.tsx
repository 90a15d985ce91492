import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { refreshInventory, useInventory } from '../../state/inventory';
import { useProfiles } from '../../state/profiles';
import { useSelectedProfile } from '../../state/selected';
import { startSync, useSync } from '../../state/sync';
import { clearFilters, isFiltered, useView } from '../../state/view';
import { Empty } from '../../ui/Empty';
import { PagedList } from '../../ui/PagedList';
import { Grid } from './Grid';
import { useUsable } from './useUsable';

/** The grid, or why there is none. */
export function Accounts() {
  const total = useInventory((state) => state.total);
  const problem = useInventory((state) => state.problem);
  const profiles = useProfiles((state) => state.profiles);
  const first = profiles !== null && profiles.length === 0;
  useUsable(first || problem !== null || (total === 0 && profiles !== null));
  if (first) return <FirstRun />;
  return (
    <PagedList
      title="The accounts cannot be shown"
      list={{ total: profiles === null ? null : total, problem }}
      onAgain={refreshInventory}
      empty={<NoRows />}
    >
      {(shown) => <Grid total={shown} />}
    </PagedList>
  );
}

const FirstRun = () => (
  <Empty title="Add your first instance">
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
  </Empty>
);

function NoRows() {
  const filtered = useView(isFiltered);
  const profile = useSelectedProfile();
  const running = useSync((state) => state.running);
  const facets = useInventory((state) => state.facets);
  if (filtered) {
    return (
      <Empty title="No account fits the filters">
        <Button variant="default" onClick={clearFilters}>
          Show all accounts
        </Button>
      </Empty>
    );
  }
  const what = profile?.label ?? 'your instances';
  if (facets !== null && facets.newestReadAt !== null) {
    return (
      <Empty title={`No accounts in ${what}`}>
        <p>
          The user of the access token can see none. Domo shows each user their own accounts and
          those shared with them.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={`Nothing was read of ${what} yet`}>
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
    </Empty>
  );
}
