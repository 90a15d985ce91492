import { type ReactNode, useState } from 'react';
import { region } from '../../../ui/keyboard/regions';
import titleStyles from '../../../ui/layout/title.module.css';
import { CompareInstancesCard } from './CompareInstancesCard';
import { SavedComparisons } from './SavedComparisons';
import startStyles from './start.module.css';
import { Button, Select } from '@mantine/core';
import {
  clearPicked,
  canCompare,
  comparePicked,
  MAX_COMPARED_ACCOUNTS,
  useComparison,
} from '../../../state/comparison';
import { showView } from '../../../state/view';
import { formatCountOf } from '../../../ui/format/format';
import { useProfiles } from '../../../state/profiles';
import { showInstanceThenAndNow } from '../../../state/then-and-now';
import { t } from '../../../../contract/texts';

/** The start page of comparisons: choose what to compare. */
export const ComparisonStart = ({ notices }: { notices: ReactNode }) => (
  <>
    <header {...region} className={titleStyles['title']} data-colour="blue">
      <h1 className={titleStyles['label']}>{t('Compare')}</h1>
      <span className="lk-dim lk-cut">
        {t('Uses the data of the last sync; nothing is requested from Domo')}
      </span>
    </header>
    {notices}
    {/* Focusable, so that it can be scrolled with the keyboard. */}
    <div
      className={startStyles['start']}
      tabIndex={0}
      role="region"
      aria-label={t('What to compare')}
    >
      <div className={startStyles['cards']}>
        <CompareInstancesCard />
        <div className={startStyles['column']}>
          <CompareAccountsCard />
          <ThenAndNowCard />
        </div>
      </div>
      <SavedComparisons />
    </div>
  </>
);

/** The selected accounts, or how to select them. */
function CompareAccountsCard() {
  const picked = useComparison((state) => state.picked.length);
  return (
    <section className={startStyles['card']} aria-labelledby="start-accounts">
      <h2 id="start-accounts">{t('Accounts')}</h2>
      <p className="lk-dim">
        {t(
          'Compare configuration, account and access of 2 to {most} accounts, field by field. Select accounts in any instance with their checkboxes or with',
          { most: MAX_COMPARED_ACCOUNTS },
        )}{' '}
        <span className="lk-kbd">{t('Space')}</span>.
      </p>
      <div className={startStyles['foot']}>
        {canCompare(picked) && (
          <Button onClick={comparePicked}>{t('Compare {picked} accounts', { picked })}</Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            showView('accounts');
          }}
        >
          {picked === 0 ? t('Select accounts') : t('Select more')}
        </Button>
        {picked > 0 && (
          <>
            <span className="lk-dim">
              {t('{accounts} selected', { accounts: formatCountOf(picked, 'account') })}
            </span>
            <Button variant="subtle" color="gray" onClick={clearPicked}>
              {t('Clear selection')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** Chooses an instance to compare with its past. For one account, its menu does the same. */
function ThenAndNowCard() {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const [profileId, setProfileId] = useState<string | null>(null);
  return (
    <section className={startStyles['card']} aria-labelledby="start-times">
      <h2 id="start-times">{t('Then and now')}</h2>
      <p className="lk-dim">
        {t(
          'See what changed in an instance since an earlier sync. For one account, choose “Compare then and now” in its menu.',
        )}
      </p>
      <div className={startStyles['foot']}>
        <Select
          aria-label={t('Instance')}
          placeholder={t('Select an instance')}
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
          {t('Compare then and now')}
        </Button>
      </div>
    </section>
  );
}
