/** The columns of the activity. They cannot be sorted: the order is always newest first. */
import type { ActivityEntry } from '../../../contract';
import { Time } from '../../ui/format/Time';
import type { GridColumn } from '../../ui/grid/grid-columns';
import { ActivityOutcomeBadge } from './ActivityOutcomeBadge';
import {
  activitySubjectId,
  activitySubjectName,
  activityChangesLabel,
  activityOperationLabel,
  activitySourceLabel,
} from './activity-labels';
import clsx from 'clsx';
import gridStyles from '../../ui/grid/grid.module.css';
import activityStyles from './activity.module.css';

type ActivityGridColumn = GridColumn<ActivityEntry>;

const columnsOfAllInstances: readonly ActivityGridColumn[] = [
  {
    key: 'at',
    title: 'Time',
    minWidth: 172,
    grow: 0,
    cell: ({ at }) => (
      <span className="lk-num lk-cut lk-dim">
        <Time at={at} />
      </span>
    ),
  },
  {
    key: 'instance',
    title: 'Instance',
    minWidth: 96,
    grow: 1,
    cell: ({ label, instance }, profile) => (
      <>
        <span className={gridStyles['dot']} data-colour={profile?.colour ?? 'grey'} />
        <span className="lk-cut lk-name" title={`${label}\n${instance}`}>
          {label}
        </span>
      </>
    ),
  },
  {
    key: 'account',
    title: 'Account',
    minWidth: 170,
    grow: 2,
    cell: (entry) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={activitySubjectName(entry)}>
          {activitySubjectName(entry)}
        </span>
        <span className={clsx('lk-dim lk-small', activityStyles['id'])}>
          {activitySubjectId(entry)}
        </span>
      </>
    ),
  },
  {
    key: 'what',
    title: 'Change',
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
    title: 'Outcome',
    minWidth: 84,
    grow: 0,
    cell: ({ outcome }) => <ActivityOutcomeBadge outcome={outcome} />,
  },
  {
    key: 'source',
    title: 'Source',
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
