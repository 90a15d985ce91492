/** The columns of both lists of access tokens. The order is fixed: what ends first comes first. */
import { daysLeftText } from '../../../contract/token-text';
import { StateLabel } from '../../ui/badges/StateLabel';
import { formatCount } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import { timeFormat } from '../../ui/format/time-format';
import { ProfileCell } from '../../ui/grid/EventCells';
import type { GridColumn } from '../../ui/grid/grid-columns';
import {
  endLook,
  lifeText,
  ownerText,
  tokenTitle,
  usedLook,
  type ListedTokenRow,
  type UsedTokenRow,
} from './token-rows';
import { t } from '../../../contract/texts';

/** `now`: epoch ms that all days are counted from. */
export const usedTokenColumns = (now: number): readonly GridColumn<UsedTokenRow>[] => [
  {
    key: 'instance',
    title: t('Instance'),
    minWidth: 170,
    grow: 2,
    cell: ({ label }, profile) => (
      <ProfileCell profile={profile} label={label} title={profile?.instance} />
    ),
  },
  {
    key: 'state',
    title: t('Ends'),
    minWidth: 178,
    grow: 0,
    cell: (row) => <StateLabel {...usedLook(row, now)} />,
  },
  {
    key: 'life',
    title: t('Life of the token'),
    minWidth: 200,
    grow: 4,
    cell: (row) => <LifeCell text={lifeText(row, now, timeFormat().dateTime)} />,
  },
  {
    key: 'listed',
    title: t('Listed tokens'),
    minWidth: 90,
    grow: 0,
    alignRight: true,
    importance: 1,
    cell: ({ answer }) => (
      <span className="lk-num lk-dim">
        {answer === null || answer.own.state === 'refused'
          ? '–'
          : formatCount(answer.tokens.length)}
      </span>
    ),
  },
];

const LifeCell = ({ text }: { text: string }) => (
  <span className="lk-cut lk-name" title={text}>
    {text}
  </span>
);

const instanceColumn: GridColumn<ListedTokenRow> = {
  key: 'instance',
  title: t('Instance'),
  minWidth: 150,
  grow: 3,
  cell: ({ label }, profile) => (
    <ProfileCell profile={profile} label={label} title={profile?.instance} />
  ),
};

/** `all`: of several instances. With one, its name is in the title bar. */
export const listedTokenColumns = (
  now: number,
  all: boolean,
): readonly GridColumn<ListedTokenRow>[] => [
  {
    key: 'name',
    title: t('Token'),
    minWidth: 130,
    grow: 2,
    cell: ({ token }) => (
      <span className="lk-strong lk-cut lk-name" title={token.name}>
        {tokenTitle(token)}
      </span>
    ),
  },
  {
    key: 'owner',
    title: t('Owner'),
    minWidth: 110,
    grow: 2,
    cell: ({ token }) => (
      <span className="lk-cut lk-name" title={ownerText(token)}>
        {ownerText(token)}
      </span>
    ),
  },
  ...(all ? [instanceColumn] : []),
  {
    key: 'state',
    title: t('Ends'),
    minWidth: 120,
    grow: 0,
    cell: ({ token }) => <StateLabel {...endLook(token.expires, now)} />,
  },
  {
    key: 'left',
    title: t('Left'),
    minWidth: 96,
    grow: 0,
    importance: 3,
    cell: ({ token }) => <span className="lk-num">{daysLeftText(token.expires, now)}</span>,
  },
  {
    key: 'expires',
    title: t('Expires'),
    minWidth: 104,
    grow: 0,
    importance: 1,
    cell: ({ token }) => (
      <span className="lk-num lk-dim lk-cut">
        {token.expires === null ? t('not told') : <Time at={token.expires} precision="date" />}
      </span>
    ),
  },
  {
    key: 'used',
    title: t('Used by Latchkey'),
    minWidth: 120,
    grow: 0,
    importance: 2,
    cell: ({ token }) => <span className="lk-dim">{usedWords[token.usedByLatchkey]}</span>,
  },
];

export const usedWords = {
  yes: t('yes'),
  perhaps: t('perhaps'),
  no: t('no'),
} as const satisfies Record<ListedTokenRow['token']['usedByLatchkey'], string>;
