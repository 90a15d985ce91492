/** The columns of the changes. They cannot be sorted: the order is always newest first. */
import clsx from 'clsx';
import type { ChangedAccount } from '../../../contract';
import { changeText } from '../../../contract/change-text';
import { accessLevelLabel, accountKindLabel, toSingleLine } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import type { GridColumn } from '../../ui/grid/grid-columns';
import gridStyles from '../../ui/grid/grid.module.css';
import changesStyles from './changes.module.css';

type ChangeColumn = GridColumn<ChangedAccount>;

const allChangesText = ({ changes }: ChangedAccount): string =>
  toSingleLine(changes.map((change) => changeText(change, accessLevelLabel)).join(' · '));

const columnsOfAllInstances: readonly ChangeColumn[] = [
  {
    key: 'found',
    title: 'Found',
    minWidth: 172,
    grow: 0,
    cell: ({ takenAt }) => (
      <span className="lk-num lk-cut lk-dim">
        <Time at={takenAt} />
      </span>
    ),
  },
  {
    key: 'instance',
    title: 'Instance',
    minWidth: 96,
    grow: 1,
    cell: (_row, profile) => (
      <>
        <span className={gridStyles['dot']} data-colour={profile?.colour ?? 'grey'} />
        <span className="lk-cut lk-name" title={profile?.instance}>
          {profile?.label ?? '(removed)'}
        </span>
      </>
    ),
  },
  {
    key: 'account',
    title: 'Account',
    minWidth: 170,
    grow: 2,
    cell: ({ displayName, kind, id }) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={displayName}>
          {toSingleLine(displayName) || '(no name)'}
        </span>
        <span className={clsx('lk-dim lk-small', changesStyles['id'])}>
          {accountKindLabel(kind)} {id}
        </span>
      </>
    ),
  },
  {
    key: 'what',
    title: 'Changes',
    minWidth: 200,
    grow: 4,
    cell: (row) => (
      <span className="lk-cut lk-name" title={allChangesText(row)}>
        {allChangesText(row)}
      </span>
    ),
  },
];

const columnsOfOneInstance = columnsOfAllInstances.filter(({ key }) => key !== 'instance');

/** If only one instance is shown, its name is in the title bar and not in a column. */
export const changeColumns = (all: boolean): readonly ChangeColumn[] =>
  all ? columnsOfAllInstances : columnsOfOneInstance;
