/** The columns of the changes. They cannot be sorted: the order is always newest first. */
import type { ChangedAccount } from '../../../contract';
import { changeText } from '../../../contract/change-text';
import { accessLevelLabel, accountKindLabel, toSingleLine } from '../../ui/format/format';
import { AccountCell, ProfileCell, TimeCell } from '../../ui/grid/EventCells';
import type { GridColumn } from '../../ui/grid/grid-columns';
import { t } from '../../../contract/texts';

type ChangeColumn = GridColumn<ChangedAccount>;

const allChangesText = ({ changes }: ChangedAccount): string =>
  toSingleLine(changes.map((change) => changeText(change, accessLevelLabel)).join(' · '));

const columnsOfAllInstances: readonly ChangeColumn[] = [
  {
    key: 'found',
    title: t('Found'),
    minWidth: 172,
    grow: 0,
    cell: ({ takenAt }) => <TimeCell at={takenAt} />,
  },
  {
    key: 'instance',
    title: t('Instance'),
    minWidth: 96,
    grow: 1,
    cell: (_row, profile) => (
      <ProfileCell
        profile={profile}
        label={profile?.label ?? t('(removed)')}
        title={profile?.instance}
      />
    ),
  },
  {
    key: 'account',
    title: t('Account'),
    minWidth: 170,
    grow: 2,
    cell: ({ displayName, kind, id }) => (
      <AccountCell
        name={toSingleLine(displayName) || t('(no name)')}
        id={`${accountKindLabel(kind)} ${id}`}
      />
    ),
  },
  {
    key: 'what',
    title: t('Changes'),
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
