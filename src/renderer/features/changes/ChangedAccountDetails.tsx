import { Button } from '@mantine/core';
import type { AccountChange, ChangedAccount } from '../../../contract';
import { changeText } from '../../../contract/change-text';
import { openChangedAccount } from '../../state/changes';
import { showComparison } from '../../state/comparison';
import { useProfiles } from '../../state/profiles';
import { accessLevelLabel, accountKindLabel, toSingleLine } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { OpenAccountButton } from '../../ui/actions/OpenAccountButton';
import { SidePanel, SidePanelHeader } from '../../ui/layout/SidePanel';
import eventStyles from '../../ui/layout/event-details.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const closePanel = (): void => {
  openChangedAccount(null);
};

/** Everything that one snapshot found changed in one account, and the ways to look further. */
export function ChangedAccountDetails({ changed }: { changed: ChangedAccount }) {
  const { profileId, kind, id, displayName, dataProviderType, takenAt, previousAt } = changed;
  const label = useProfiles(
    ({ profiles }) => profiles?.find((profile) => profile.id === profileId)?.label,
  );
  return (
    <SidePanel label={t('Changes of the account')} onClose={closePanel}>
      <SidePanelHeader
        title={toSingleLine(displayName) || t('(no name)')}
        subtitle={
          <>
            {accountKindLabel(kind)} {id} ·{' '}
            <span className="lk-name">{label ?? t('(removed)')}</span>
          </>
        }
        onClose={closePanel}
      />
      <div className={eventStyles['details']}>
        <dl className={drawerStyles['facts']}>
          <div className={drawerStyles['fact']}>
            <dt>{t('Changed')}</dt>
            <dd>
              {richText('between {time} and {time2}', {
                time: <Time at={previousAt} />,
                time2: <Time at={takenAt} />,
              })}
            </dd>
          </div>
          <div className={drawerStyles['fact']}>
            <dt>{t('Provider')}</dt>
            <dd className="lk-mono">{dataProviderType}</dd>
          </div>
        </dl>
        <ul className={eventStyles['changes']} aria-label={t('Changes')}>
          {changed.changes.map((change, index) => (
            <ChangeItem key={index} change={change} />
          ))}
        </ul>
      </div>
      <WaysOn changed={changed} />
    </SidePanel>
  );
}

const ChangeItem = ({ change }: { change: AccountChange }) => (
  <li className={eventStyles['change']}>
    <div className="lk-name">{changeText(change, accessLevelLabel)}</div>
    {change.secret && (
      <div className="lk-dim lk-small">{t('secret values are never shown here')}</div>
    )}
  </li>
);

function WaysOn({
  changed: { profileId, kind, id, takenAt, previousAt, changes },
}: {
  changed: ChangedAccount;
}) {
  const isGone = changes.some((change) => change.kind === 'gone');
  return (
    <footer className={drawerStyles['foot']}>
      <Button
        variant="default"
        onClick={() => {
          const times = { then: previousAt, now: takenAt };
          showComparison({ view: 'accountThenAndNow', profileId, kind, id, ...times });
        }}
      >
        {t('Compare then and now')}
      </Button>
      {!isGone && <OpenAccountButton account={{ profileId, kind, id }} />}
    </footer>
  );
}
