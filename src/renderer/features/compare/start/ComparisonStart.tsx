import { type ReactNode, useState } from 'react';
import '../../../ui/layout/title.css';
import { CompareInstancesCard } from './CompareInstancesCard';
import { SavedComparisons } from './SavedComparisons';
import './start.css';
import { Button, Select } from '@mantine/core';
import {
  clearPicked,
  comparePicked,
  MAX_COMPARED_ACCOUNTS,
  useComparison,
} from '../../../state/comparison';
import { showView } from '../../../state/view';
import { formatCountOf } from '../../../ui/format/format';
import { useProfiles } from '../../../state/profiles';
import { showInstanceThenAndNow } from '../../../state/then-and-now';

/** What to compare. */
export const ComparisonStart = ({ notices }: { notices: ReactNode }) => (
  <>
    <header className="title" data-colour="blue">
      <h1 className="title-label">Compare</h1>
      <span className="lk-dim lk-cut">What was last read, without asking Domo</span>
    </header>
    {notices}
    {/* It scrolls, also by the keyboard. */}
    <div className="start" tabIndex={0} role="region" aria-label="What to compare">
      <div className="start-cards">
        <CompareInstancesCard />
        <div className="start-column">
          <CompareAccountsCard />
          <ThenAndNowCard />
        </div>
      </div>
      <SavedComparisons />
    </div>
  </>
);

/** The picked accounts, or how accounts are picked. */
export function CompareAccountsCard() {
  const picked = useComparison((state) => state.picked.length);
  return (
    <section className="start-card" aria-labelledby="start-accounts">
      <h2 id="start-accounts">Accounts</h2>
      <p className="lk-dim">
        Configuration, account and access of 2 to {MAX_COMPARED_ACCOUNTS} accounts, field by field.
        Pick them with their check boxes, or with <span className="lk-kbd">Space</span>, in any
        instance.
      </p>
      <div className="start-foot">
        {picked >= 2 && <Button onClick={comparePicked}>Compare {picked} accounts</Button>}
        <Button
          variant="default"
          onClick={() => {
            showView('accounts');
          }}
        >
          {picked === 0 ? 'Pick accounts' : 'Pick more'}
        </Button>
        {picked > 0 && (
          <>
            <span className="lk-dim">{formatCountOf(picked, 'account')} picked</span>
            <Button variant="subtle" color="gray" onClick={clearPicked}>
              Clear
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** Which instance to look back at; for one account its own menu is the way. */
export function ThenAndNowCard() {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const [profileId, setProfileId] = useState<string | null>(null);
  return (
    <section className="start-card" aria-labelledby="start-times">
      <h2 id="start-times">Then and now</h2>
      <p className="lk-dim">
        What changed in an instance since a sync. For one account, choose “Then and now” in its
        menu.
      </p>
      <div className="start-foot">
        <Select
          aria-label="Instance"
          placeholder="Choose an instance"
          value={profileId}
          onChange={setProfileId}
          data={profiles.map(({ id, label }) => ({ value: id, label }))}
        />
        <Button
          variant="default"
          disabled={profileId === null}
          onClick={() => {
            if (profileId !== null) void showInstanceThenAndNow(profileId);
          }}
        >
          Look back
        </Button>
      </div>
    </section>
  );
}
