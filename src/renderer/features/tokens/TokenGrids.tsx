import { useMemo } from 'react';
import { openToken, useAccessTokens } from '../../state/access-tokens';
import { toPages } from '../../state/paged-rows';
import type { ContextMenuAction } from '../../ui/actions/ContextMenu';
import { DataGrid } from '../../ui/grid/DataGrid';
import type { GridColumn } from '../../ui/grid/grid-columns';
import { listedTokenActions, usedTokenActions } from './token-actions';
import { listedTokenColumns, usedTokenColumns } from './token-columns';
import { listedTokenKey, usedTokenKey, type ListedTokenRow, type UsedTokenRow } from './token-rows';
import { t } from '../../../contract/texts';

interface GridProps<Row> {
  rows: readonly Row[];
  /** Epoch ms that days are counted from. */
  now: number;
  /** Key of the row whose details are shown. */
  open: string | null;
}

/** One row for each instance: the token that Latchkey signs in with. */
export function UsedTokenGrid({ rows, now, open }: GridProps<UsedTokenRow>) {
  const columns = useMemo(() => usedTokenColumns(now), [now]);
  return (
    <TokenGrid
      label={t('Tokens that Latchkey uses')}
      columns={columns}
      rows={rows}
      keyOf={usedTokenKey}
      open={open}
      menuOf={usedTokenActions}
    />
  );
}

/** Every token that Domo lists. `all`: of several instances. */
export function ListedTokenGrid({
  rows,
  now,
  open,
  all,
}: GridProps<ListedTokenRow> & { all: boolean }) {
  const columns = useMemo(() => listedTokenColumns(now, all), [now, all]);
  return (
    <TokenGrid
      label={t('All access tokens')}
      columns={columns}
      rows={rows}
      keyOf={listedTokenKey}
      open={open}
      menuOf={listedTokenActions}
    />
  );
}

interface TokenGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  open: string | null;
  menuOf: (row: Row) => readonly ContextMenuAction[];
}

function TokenGrid<Row extends { profileId: string }>({
  label,
  columns,
  rows,
  keyOf,
  open,
  menuOf,
}: TokenGridProps<Row>) {
  const queryVersion = useAccessTokens((state) => state.queryVersion);
  const pages = useMemo(() => toPages(rows), [rows]);
  return (
    <DataGrid
      label={label}
      columns={columns}
      total={rows.length}
      rows={{ pages, queryVersion, loading: false, isPreviousData: false }}
      keyOf={keyOf}
      isOpen={(row) => keyOf(row) === open}
      onOpen={(row) => {
        openToken(keyOf(row));
      }}
      onClose={closeToken}
      onVisible={allAreThere}
      menuOf={menuOf}
    />
  );
}

const closeToken = (): void => {
  openToken(null);
};

/** No row is read when it comes near the screen. */
const allAreThere = (): void => undefined;
