/** The columns of the grid: their order, width, field to sort by, and what a cell shows. */
import type { ReactNode } from 'react';
import type { InventoryRow, Profile, Sort } from '../../../contract';
import { count, dateOf, dateTimeOf, oneLine, titleOf } from '../../ui/format';
import { StateBadge } from '../../ui/StateBadge';

export interface Column {
  key: string;
  title: string;
  /** A grid track. */
  width: string;
  /** Null: cannot be sorted by. */
  sort: Sort['field'] | null;
  right?: boolean;
  cell: (row: InventoryRow, profile: Profile | undefined) => ReactNode;
}

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

const instance: Column = {
  key: 'instance',
  title: 'Instance',
  width: 'minmax(120px, 1fr)',
  sort: 'profile',
  cell: (_row, profile) => (
    <>
      <span className="grid-dot" data-colour={profile?.colour ?? 'grey'} />
      <Cut text={profile?.label ?? '(removed)'} />
    </>
  ),
};

const columns: readonly Column[] = [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(190px, 2.4fr)',
    sort: 'displayName',
    cell: (row) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={titleOf(row)}>
          {titleOf(row)}
        </span>
        {row.kind === 'oauth' && <span className="grid-kind">OAuth</span>}
      </>
    ),
  },
  {
    key: 'provider',
    title: 'Provider',
    width: 'minmax(120px, 1.3fr)',
    sort: 'dataProviderType',
    cell: (row) => <Cut text={row.dataProviderType} dim />,
  },
  {
    key: 'state',
    title: 'State',
    width: '92px',
    sort: 'valid',
    cell: (row) => <StateBadge account={row} />,
  },
  {
    key: 'owner',
    title: 'Owner',
    width: 'minmax(110px, 1.2fr)',
    sort: 'owner',
    cell: (row) => (row.owner === null ? <NotRead /> : <Cut text={oneLine(row.owner)} />),
  },
  {
    key: 'access',
    title: 'Access',
    width: '76px',
    sort: null,
    right: true,
    cell: (row) => (row.accessCount === null ? <NotRead /> : count(row.accessCount)),
  },
  {
    key: 'modified',
    title: 'Modified',
    width: '100px',
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
    width: '84px',
    sort: 'id',
    right: true,
    cell: (row) => <span className="lk-num lk-dim">{row.id}</span>,
  },
];

const withInstance: readonly Column[] = [...columns.slice(0, 1), instance, ...columns.slice(1)];

/** With many instances on screen, each row says which one is its own. */
export const columnsFor = (all: boolean): readonly Column[] => (all ? withInstance : columns);
