import type { ReactNode } from 'react';
import { call } from '../../api/client';
import { useShownProfileIds } from '../../state/shown-instances';
import { AddInstanceButton } from '../../ui/actions/AddInstanceButton';
import { formatCountOf } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import { EmptyState, ErrorState } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { BarTable } from './BarTable';
import { OldestAccounts } from './OldestAccounts';
import { OverviewInstances } from './OverviewInstances';
import {
  ageParts,
  attentionParts,
  invalidParts,
  providerParts,
  stateParts,
  type Overview,
} from './overview-parts';
import overviewStyles from './overview.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** The instances of the rail in figures, from stored data: it is the same without a network. */
export default function OverviewView({ notices }: { notices: ReactNode }) {
  const profileIds = useShownProfileIds();
  const { value, problem, busy, reload } = useQuery(
    JSON.stringify(profileIds),
    (signal) => call('inventory.overview', { profileIds }, { signal }),
    { refreshOn: ['inventoryChanged', 'profilesChanged'], keepPrevious: true },
  );
  return (
    <>
      <ListTitleBar title={t('Overview')} more={value === null ? '' : sizeText(value)} />
      {notices}
      <div className="lk-view-body">
        {problem !== null && !busy ? (
          <ErrorState
            title={t('The overview cannot be shown')}
            problem={problem}
            onRetry={reload}
          />
        ) : value === null ? (
          <p className={overviewStyles['loading']} role="status">
            <span className="lk-hatched">
              <span>{t('adding up the inventory…')}</span>
            </span>
          </p>
        ) : value.instances.length === 0 ? (
          <NoInstances />
        ) : (
          <OverviewBody overview={value} />
        )}
      </div>
    </>
  );
}

const sizeText = ({ instances, accounts, oauth }: Overview): string =>
  [
    ...(instances.length === 1 ? [] : [formatCountOf(instances.length, 'instance')]),
    formatCountOf(accounts, 'account'),
    formatCountOf(oauth, 'OAuth account'),
  ].join(' · ');

const NoInstances = () => (
  <EmptyState title={t('There is nothing to sum up yet')}>
    <p>{t('Add an instance and sync it: the overview is made of what was read.')}</p>
    <AddInstanceButton />
  </EmptyState>
);

function OverviewBody({ overview }: { overview: Overview }) {
  const { instances, oldest, since, changesFrom } = overview;
  return (
    // It scrolls, so the keyboard must reach it.
    <div
      className={overviewStyles['overview']}
      role="region"
      aria-label={t('Overview')}
      tabIndex={0}
    >
      <BarTable
        title={t('Providers')}
        parts={providerParts(overview)}
        empty={t('No account was read.')}
      />
      <BarTable title={t('State')} parts={stateParts(overview)} empty="" />
      <BarTable
        title={t('Invalid accounts by instance')}
        parts={invalidParts(overview)}
        empty={t('No account that was read is invalid.')}
      />
      <BarTable title={t('Last modified')} parts={ageParts(overview)} empty="" />
      <BarTable title={t('Use and reading')} parts={attentionParts(overview)} empty="" />
      <OverviewInstances instances={instances} />
      {changesFrom > since && (
        <p className="lk-dim lk-small">
          {richText('There are too many snapshots: changes are counted since {time} only.', {
            time: <Time at={changesFrom} />,
          })}
        </p>
      )}
      <OldestAccounts oldest={oldest} />
    </div>
  );
}
