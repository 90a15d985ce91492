import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActivityEntry, ActivityChange } from '../../../contract';
import { openActivityEntry } from '../../state/activity';
import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { OpenAccountButton } from '../../ui/actions/OpenAccountButton';
import { SidePanelHeader, SidePanel } from '../../ui/layout/SidePanel';
import { Time } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { ActivityOutcomeBadge, activityOutcomes } from './ActivityOutcomeBadge';
import {
  activitySubjectId,
  activitySubjectName,
  activityOperationLabel,
  activitySourceLabel,
  activityChangeValue,
} from '../../ui/format/activity-labels';
import activityStyles from './activity.module.css';
import eventStyles from '../../ui/layout/event-details.module.css';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { t } from '../../../contract/texts';

const closeDetails = (): void => {
  openActivityEntry(null);
};

/** Everything that was recorded about one entry. */
export function ActivityDetails({ entry }: { entry: ActivityEntry }) {
  return (
    <SidePanel label={t('Activity details')} onClose={closeDetails}>
      <SidePanelHeader
        title={`${activityOperationLabel(entry.operation)} ${activitySubjectName(entry)}`}
        subtitle={
          <>
            {activitySubjectId(entry)} · <span className="lk-name">{entry.label}</span>
          </>
        }
        onClose={closeDetails}
      />
      <div className={eventStyles['details']}>
        {entry.problem !== null && (
          <div className={drawerStyles['note']}>
            <ProblemNotice
              problem={entry.problem}
              tone={entry.outcome === 'unknown' ? 'amber' : 'red'}
            />
          </div>
        )}
        <dl className={drawerStyles['facts']}>
          <Fact term={t('Outcome')}>
            <ActivityOutcomeBadge outcome={entry.outcome} />
            <div className="lk-dim lk-small">{activityOutcomes[entry.outcome].description}.</div>
          </Fact>
          <Fact term={t('Started')}>
            <Time at={entry.at} precision="dateTimeSeconds" />
          </Fact>
          {entry.endedAt !== null && (
            <Fact term={t('Ended')}>
              <Time at={entry.endedAt} precision="dateTimeSeconds" />
            </Fact>
          )}
          <Fact term={t('Instance')}>
            <span className="lk-name">{entry.label}</span>{' '}
            <span className="lk-mono lk-dim">{entry.instance}</span>
          </Fact>
          <Fact term={t('Source')}>{activitySourceLabel(entry)}</Fact>
          <Fact term={t('Operation')}>
            <span className="lk-mono">{entry.operation}</span>
          </Fact>
        </dl>
        <ActivityChanges entry={entry} />
      </div>
      <OpenAccountFooter entry={entry} />
    </SidePanel>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className={drawerStyles['fact']}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Opens the account and undoes the write, as long as its instance is in Latchkey and the account was not deleted. */
function OpenAccountFooter({ entry }: OpenAccountFooterProps) {
  const { profileId, kind, accountId: id, operation, outcome } = entry;
  const instanceExists = useProfiles(({ profiles }) =>
    profiles?.some((each) => each.id === profileId),
  );
  const deleted = operation === 'account.delete' && outcome === 'done';
  if (instanceExists !== true || kind === null || id === null || deleted) return null;
  return (
    <footer className={drawerStyles['foot']}>
      <OpenAccountButton account={{ profileId, kind, id }} />
      <Button
        variant="default"
        onClick={() => {
          openDialog({ name: 'undo', entry });
        }}
      >
        {t('Undo…')}
      </Button>
    </footer>
  );
}

interface OpenAccountFooterProps {
  entry: ActivityEntry;
}

/** All changes of an entry in full. For secrets, only the name was recorded. */
function ActivityChanges({ entry: { operation, changes } }: { entry: ActivityEntry }) {
  if (changes.length === 0) return null;
  const reveal = operation === 'account.reveal';
  return (
    <section aria-label={reveal ? t('Revealed') : t('Changes')}>
      <h3 className={activityStyles['heading']}>{reveal ? t('Revealed') : t('Changes')}</h3>
      <ul className={eventStyles['changes']}>
        {changes.map((change, index) => (
          <li key={index} className={eventStyles['change']}>
            <div className="lk-dim lk-name">{change.what}</div>
            {reveal ? (
              <div className="lk-dim lk-small">{t('value not recorded')}</div>
            ) : (
              <ChangeValues change={change} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeValues({ change }: { change: ActivityChange }) {
  if (change.secret) return <div>{t('changed (secret values are never recorded)')}</div>;
  return (
    <div className={activityStyles['values']}>
      <ChangeValue side="before" value={activityChangeValue(change, 'before')} />
      <span aria-hidden className="lk-dim">
        →
      </span>
      <ChangeValue side="after" value={activityChangeValue(change, 'after')} />
    </div>
  );
}

const ChangeValue = ({ side, value }: { side: string; value: string | null }) =>
  value === null ? (
    <span className="lk-dim">
      <span aria-hidden>∅</span> {t('no value {side}', { side })}
    </span>
  ) : (
    <span className="lk-name" title={side}>
      {value}
    </span>
  );
