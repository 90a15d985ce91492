/** The columns of the activity: their order, width, and what a cell shows. */
import type { ReactNode } from 'react';
import type { ActivityEntry, Profile } from '../../../contract';
import { dateTimeOf } from '../../ui/format';
import { OutcomeBadge } from './OutcomeBadge';
import { accountId, accountName, changesLine, operationWord, sourceWord } from './words';

export interface Column {
  key: string;
  title: string;
  cell: (entry: ActivityEntry, profile: Profile | undefined) => ReactNode;
}

const columns: readonly Column[] = [
  {
    key: 'at',
    title: 'Time',
    cell: ({ at }) => <span className="lk-num lk-cut lk-dim">{dateTimeOf(at)}</span>,
  },
  {
    key: 'instance',
    title: 'Instance',
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
    cell: (entry) => (
      <span className="lk-cut lk-name" title={changesLine(entry)}>
        {operationWord(entry.operation)}
        <span className="lk-dim"> {changesLine(entry)}</span>
      </span>
    ),
  },
  { key: 'outcome', title: 'Outcome', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  {
    key: 'source',
    title: 'Source',
    cell: (entry) => <span className="lk-dim lk-cut">{sourceWord(entry)}</span>,
  },
];

const ofOneInstance: readonly Column[] = columns.filter(({ key }) => key !== 'instance');

/** Where one instance alone is shown, its name is above the list. */
export const columnsFor = (all: boolean): readonly Column[] => (all ? columns : ofOneInstance);
