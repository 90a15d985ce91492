/** The columns of the activity. It has one order: newest first. */
import type { ActivityEntry } from '../../../contract';
import { dateTimeOf } from '../../ui/format';
import type { Column } from '../../ui/grid/columns';
import { OutcomeBadge } from './OutcomeBadge';
import { accountId, accountName, changesLine, operationWord, sourceWord } from './words';

type EntryColumn = Column<ActivityEntry>;

const columns: readonly EntryColumn[] = [
  {
    key: 'at',
    title: 'Time',
    least: 126,
    grow: 0,
    cell: ({ at }) => <span className="lk-num lk-cut lk-dim">{dateTimeOf(at)}</span>,
  },
  {
    key: 'instance',
    title: 'Instance',
    least: 96,
    grow: 1,
    cell: ({ label, instance }, profile) => (
      <>
        <span className="grid-dot" data-colour={profile?.colour ?? 'grey'} />
        <span className="lk-cut lk-name" title={`${label}\n${instance}`}>
          {label}
        </span>
      </>
    ),
  },
  {
    key: 'account',
    title: 'Account',
    least: 170,
    grow: 2,
    cell: (entry) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={accountName(entry)}>
          {accountName(entry)}
        </span>
        <span className="lk-dim lk-small activity-id">{accountId(entry)}</span>
      </>
    ),
  },
  {
    key: 'what',
    title: 'What',
    least: 150,
    grow: 2,
    cell: (entry) => (
      <span className="lk-cut lk-name" title={changesLine(entry)}>
        {operationWord(entry.operation)}
        <span className="lk-dim"> {changesLine(entry)}</span>
      </span>
    ),
  },
  {
    key: 'outcome',
    title: 'Outcome',
    least: 84,
    grow: 0,
    cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
  },
  {
    key: 'source',
    title: 'Source',
    least: 72,
    grow: 0,
    cell: (entry) => <span className="lk-dim lk-cut">{sourceWord(entry)}</span>,
  },
];

const ofOneInstance: readonly EntryColumn[] = columns.filter(({ key }) => key !== 'instance');

/** Where one instance alone is shown, its name is above the list. */
export const columnsFor = (all: boolean): readonly EntryColumn[] => (all ? columns : ofOneInstance);
