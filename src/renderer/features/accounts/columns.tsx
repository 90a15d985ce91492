/** The columns of the accounts. */
import type { InventoryRow, Sort } from '../../../contract';
import { count, dateOf, dateTimeOf, oneLine, titleOf } from '../../ui/format';
import type { Column } from '../../ui/grid/columns';
import { StateBadge } from '../../ui/StateBadge';
import { Pick } from './Pick';

type AccountColumn = Column<InventoryRow, Sort['field']>;

const NotRead = () => (
  <span className="lk-hatched lk-small" title="The access list of this account was not read yet">
    <span>not read</span>
  </span>
);

/** Text that is cut when too long, whole in its title. */
const Cut = ({ text, dim = false }: { text: string; dim?: boolean }) => (
  <span className={`lk-cut lk-name${dim ? ' lk-dim' : ''}`} title={text}>
    {text}
  </span>
);

const instance: AccountColumn = {
  key: 'instance',
  title: 'Instance',
  least: 100,
  grow: 1,
  sort: 'profile',
  cell: (_row, profile) => (
    <>
      <span className="grid-dot" data-colour={profile?.colour ?? 'grey'} />
      <Cut text={profile?.label ?? '(removed)'} />
    </>
  ),
};

const columns: readonly AccountColumn[] = [
  {
    key: 'pick',
    title: 'Picked',
    bare: true,
    least: 14,
    grow: 0,
    cell: (row) => <Pick row={row} />,
  },
  {
    key: 'name',
    title: 'Name',
    least: 140,
    grow: 2.4,
    sort: 'displayName',
    cell: (row) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={titleOf(row)}>
          {titleOf(row)}
        </span>
        {row.kind === 'oauth' && <span className="lk-tag">OAuth</span>}
      </>
    ),
  },
  {
    key: 'provider',
    title: 'Provider',
    least: 96,
    grow: 1.3,
    sort: 'dataProviderType',
    cell: (row) => <Cut text={row.dataProviderType} dim />,
  },
  {
    key: 'state',
    title: 'State',
    least: 80,
    grow: 0,
    sort: 'valid',
    cell: (row) => <StateBadge account={row} />,
  },
  {
    key: 'owner',
    title: 'Owner',
    least: 92,
    grow: 1.2,
    sort: 'owner',
    cell: (row) => (row.owner === null ? <NotRead /> : <Cut text={oneLine(row.owner)} />),
  },
  {
    key: 'access',
    title: 'Access',
    least: 70,
    grow: 0,
    right: true,
    cell: (row) => (row.accessCount === null ? <NotRead /> : count(row.accessCount)),
  },
  {
    key: 'modified',
    title: 'Modified',
    least: 86,
    grow: 0,
    sort: 'modifiedAt',
    cell: (row) => (
      <span className="lk-num lk-dim" title={dateTimeOf(row.modifiedAt)}>
        {dateOf(row.modifiedAt)}
      </span>
    ),
  },
  {
    key: 'id',
    title: 'Id',
    least: 58,
    grow: 0,
    sort: 'id',
    right: true,
    cell: (row) => <span className="lk-num lk-dim">{row.id}</span>,
  },
];

const withInstance: readonly AccountColumn[] = [
  ...columns.slice(0, 2),
  instance,
  ...columns.slice(2),
];

/** With many instances on screen, each row says which one is its own. */
export const columnsFor = (all: boolean): readonly AccountColumn[] =>
  all ? withInstance : columns;
