/** The columns of the accounts. */
import type { InventoryRow, InventorySort, ValueOrigin } from '../../../contract';
import { SEARCH_ONLY_TITLE } from '../../../contract/coverage-text';
import { formatCount, toSingleLine, accountTitle } from '../../ui/format/format';
import { timeFormat } from '../../ui/format/time-format';
import { Time } from '../../ui/format/Time';
import { InstanceLabel } from '../../ui/format/CutLabel';
import type { GridColumn } from '../../ui/grid/grid-columns';
import { accountColumnSizes } from './account-column-sizes';
import { AccountStateBadge } from '../../ui/badges/AccountStateBadge';
import { UnreadCell } from './UnreadCell';
import { PickAccountCheckbox } from './PickedAccountsBar';
import gridStyles from '../../ui/grid/grid.module.css';
import { t } from '../../../contract/texts';

type AccountGridColumn = GridColumn<InventoryRow, InventorySort['field']>;

const originLabels: Record<ValueOrigin['from'], string> = {
  accessList: t('From the access list'),
  list: t('From the list'),
  search: t('From the search'),
  datasets: t('From the lists of datasets'),
};

/** Text for the tooltip of a value: where it comes from, and when that was read. */
function originTitle(origin: ValueOrigin | null): string {
  return origin === null
    ? ''
    : t('{origin}, read {time}', {
        origin: originLabels[origin.from],
        time: timeFormat().exact(origin.readAt),
      });
}

/** Neither list, nor search, nor access list says it. */
const NotKnown = ({ what, how = '' }: { what: string; how?: string }) => (
  <span
    className="lk-hatched lk-small"
    title={t('Nothing that was read says {what}.{how}', { what, how })}
  >
    <span>{t('not known')}</span>
  </span>
);

/** Text that is cut if it is too long, with the full text as its title. */
const CutText = ({
  text,
  dim = false,
  title = text,
}: {
  text: string;
  dim?: boolean;
  title?: string;
}) => (
  <span className={`lk-cut lk-name${dim ? ' lk-dim' : ''}`} title={title}>
    {text}
  </span>
);

const instanceColumn: AccountGridColumn = {
  key: 'instance',
  ...accountColumnSizes.instance,
  title: t('Instance'),
  sort: 'profile',
  cell: (_row, profile) => (
    <>
      <span className={gridStyles['dot']} data-colour={profile?.colour ?? 'grey'} />
      <InstanceLabel label={profile?.label ?? t('(removed)')} />
    </>
  ),
};

const columnsOfOneInstance: readonly AccountGridColumn[] = [
  {
    key: 'pick',
    ...accountColumnSizes.pick,
    title: t('Selected'),
    titleHidden: true,
    cell: (row) => <PickAccountCheckbox row={row} />,
  },
  {
    key: 'name',
    ...accountColumnSizes.name,
    title: t('Name'),
    sort: 'displayName',
    cell: (row) => (
      <>
        <span className="lk-strong lk-cut lk-name" title={accountTitle(row)}>
          {accountTitle(row)}
        </span>
        {row.matched !== undefined && row.matched.length > 0 && (
          <span className="lk-dim lk-small lk-cut lk-name" title={row.matched.join('\n')}>
            {row.matched.join(' · ')}
          </span>
        )}
        {row.kind === 'oauth' && <span className="lk-tag">{t('OAuth')}</span>}
        {row.searchOnly && (
          <span className="lk-tag" title={SEARCH_ONLY_TITLE}>
            {t('by search')}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'provider',
    ...accountColumnSizes.provider,
    title: t('Provider'),
    sort: 'dataProviderType',
    cell: (row) => <CutText text={row.dataProviderType} dim />,
  },
  {
    key: 'state',
    ...accountColumnSizes.state,
    title: t('State'),
    sort: 'valid',
    cell: (row) => <AccountStateBadge account={row} />,
  },
  {
    key: 'owner',
    ...accountColumnSizes.owner,
    title: t('Owner'),
    sort: 'owner',
    cell: (row) =>
      row.owner === null && row.accessCount === null ? (
        <UnreadCell
          row={row}
          text={t('not read')}
          what={t('Nothing that was read says who owns it.')}
        />
      ) : row.owner === null ? (
        <NotKnown what={t('who owns it')} />
      ) : (
        <CutText
          text={toSingleLine(row.owner)}
          title={[toSingleLine(row.owner), originTitle(row.ownerOrigin)].filter(Boolean).join('\n')}
        />
      ),
  },
  {
    key: 'datasets',
    ...accountColumnSizes.datasets,
    title: t('Datasets'),
    alignRight: true,
    cell: (row) =>
      row.datasetCount === null ? (
        <NotKnown
          what={t('how many datasets use it')}
          how={t(' A sync reads it: one request for up to a hundred accounts.')}
        />
      ) : (
        <span className="lk-num" title={originTitle(row.datasetCountOrigin)}>
          {formatCount(row.datasetCount)}
        </span>
      ),
  },
  {
    key: 'access',
    ...accountColumnSizes.access,
    title: t('Access'),
    alignRight: true,
    cell: (row) =>
      row.accessCount === null ? (
        <UnreadCell row={row} text={t('not read')} what={t('The access list was not read yet.')} />
      ) : (
        formatCount(row.accessCount)
      ),
  },
  {
    key: 'modified',
    ...accountColumnSizes.modified,
    title: t('Modified'),
    sort: 'modifiedAt',
    cell: (row) => (
      <span className="lk-num lk-cut lk-dim">
        {row.modifiedAt !== null && <Time at={row.modifiedAt} precision="date" />}
      </span>
    ),
  },
  {
    key: 'id',
    ...accountColumnSizes.id,
    title: 'ID',
    sort: 'id',
    alignRight: true,
    cell: (row) => <span className="lk-num lk-dim">{row.id}</span>,
  },
];

const columnsOfAllInstances: readonly AccountGridColumn[] = [
  ...columnsOfOneInstance.slice(0, 2),
  instanceColumn,
  ...columnsOfOneInstance.slice(2),
];

/** If all instances are shown, a column names the instance of each row. */
export const accountColumns = (all: boolean): readonly AccountGridColumn[] =>
  all ? columnsOfAllInstances : columnsOfOneInstance;
