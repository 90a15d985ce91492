/** The columns of the activity. They cannot be sorted: the order is always newest first. */
import type { ActivityEntry } from '../../../contract';
import { AccountCell, ProfileCell, TimeCell } from '../../ui/grid/EventCells';
import type { GridColumn } from '../../ui/grid/grid-columns';
import { ActivityOutcomeBadge } from './ActivityOutcomeBadge';
import {
  activitySubjectId,
  activitySubjectName,
  activityChangesLabel,
  activityOperationLabel,
  activitySourceLabel,
} from '../../ui/format/activity-labels';
import { t } from '../../../contract/texts';

type ActivityGridColumn = GridColumn<ActivityEntry>;

const columnsOfAllInstances: readonly ActivityGridColumn[] = [
  {
    key: 'at',
    title: t('Time'),
    minWidth: 172,
    grow: 0,
    cell: ({ at }) => <TimeCell at={at} />,
  },
  {
    key: 'instance',
    title: t('Instance'),
    minWidth: 96,
    grow: 1,
    cell: ({ label, instance }, profile) => (
      <ProfileCell profile={profile} label={label} title={`${label}\n${instance}`} />
    ),
  },
  {
    key: 'account',
    title: t('Account'),
    minWidth: 170,
    grow: 2,
    cell: (entry) => (
      <AccountCell name={activitySubjectName(entry)} id={activitySubjectId(entry)} />
    ),
  },
  {
    key: 'what',
    title: t('Change'),
    minWidth: 150,
    grow: 2,
    cell: (entry) => (
      <span className="lk-cut lk-name" title={activityChangesLabel(entry)}>
        {activityOperationLabel(entry.operation)}
        <span className="lk-dim"> {activityChangesLabel(entry)}</span>
      </span>
    ),
  },
  {
    key: 'outcome',
    title: t('Outcome'),
    minWidth: 84,
    grow: 0,
    cell: ({ outcome }) => <ActivityOutcomeBadge outcome={outcome} />,
  },
  {
    key: 'source',
    title: t('Source'),
    minWidth: 72,
    grow: 0,
    cell: (entry) => <span className="lk-dim lk-cut">{activitySourceLabel(entry)}</span>,
  },
];

const columnsOfOneInstance: readonly ActivityGridColumn[] = columnsOfAllInstances.filter(
  ({ key }) => key !== 'instance',
);

/** If only one instance is shown, its name is in the title bar and not in a column. */
export const activityColumns = (all: boolean): readonly ActivityGridColumn[] =>
  all ? columnsOfAllInstances : columnsOfOneInstance;
