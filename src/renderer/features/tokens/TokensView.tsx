import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import {
  clearTokenFilters,
  openToken,
  refreshAccessTokens,
  useAccessTokens,
  type TokenList,
} from '../../state/access-tokens';
import { useProfiles } from '../../state/profiles';
import { renewTokens } from '../../state/renew-tokens';
import { useShownProfileIds } from '../../state/shown-instances';
import { AddInstanceButton } from '../../ui/actions/AddInstanceButton';
import { useNow } from '../../ui/format/clocks';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import { SplitView } from '../../ui/layout/SplitView';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { ExportResultNotice } from '../../ui/notices/ExportResultNotice';
import { EmptyState } from '../../ui/notices/placeholders';
import { ListedTokenDetails } from './ListedTokenDetails';
import { TokenFilters } from './TokenFilters';
import { ListedTokenGrid, UsedTokenGrid } from './TokenGrids';
import {
  listedTokenKey,
  toListedTokens,
  toUsedTokens,
  usedTokenKey,
  type ListedTokenRow,
  type UsedTokenRow,
} from './token-rows';
import { TokensExportButton, type TokensExportResult } from './TokensExportButton';
import { TokensNotRead } from './TokensNotRead';
import { UsedTokenDetails } from './UsedTokenDetails';
import { t } from '../../../contract/texts';

const noFilter = { text: '', withinDays: null };

/** The access tokens of the instances of the rail, as Domo lists them now: how long each lives, and whose it is. */
export default function TokensView({ notices }: { notices: ReactNode }) {
  const { byProfile, list, text, withinDays, open } = useAccessTokens();
  const profiles = useProfiles((state) => state.profiles);
  const shown = useShownProfileIds();
  const now = useNow();
  const [exported, setExported] = useState<TokensExportResult | null>(null);
  const instances = useMemo(
    () => (profiles ?? []).filter(({ id }) => shown === null || shown.includes(id)),
    [profiles, shown],
  );
  const filter = useMemo(() => ({ text, withinDays, now }), [text, withinDays, now]);
  const used = useMemo(
    () => toUsedTokens(instances, byProfile, filter),
    [instances, byProfile, filter],
  );
  const listed = useMemo(
    () => (list === 'all' ? toListedTokens(instances, byProfile, filter) : []),
    [list, instances, byProfile, filter],
  );
  const everyone = useMemo(
    () => toUsedTokens(instances, byProfile, { ...noFilter, now }),
    [instances, byProfile, now],
  );
  const busy = everyone.filter((row) => row.busy).length;
  const count = list === 'used' ? used.length : listed.length;
  return (
    <>
      <ListTitleBar
        title={t('Access tokens')}
        more={
          busy > 0
            ? t('asking {instances}…', { instances: formatCountOf(busy, 'instance') })
            : formatCountOf(count, 'token')
        }
      >
        <Button
          variant="default"
          disabled={instances.length === 0}
          loading={busy > 0}
          onClick={refreshAccessTokens}
        >
          {t('Refresh')}
        </Button>
        {list === 'used' ? (
          <RenewButton used={used} />
        ) : (
          <TokensExportButton profileIds={instances.map(({ id }) => id)} onEnded={setExported} />
        )}
      </ListTitleBar>
      {notices}
      {exported !== null && (
        <ExportResultNotice ended={exported} onDismiss={() => setExported(null)} />
      )}
      {instances.length > 0 && (
        <>
          <TokenFilters />
          <TokensNotRead rows={everyone} />
        </>
      )}
      <div className="lk-view-body">
        {profiles === null ? null : instances.length === 0 ? (
          <EmptyState title={t('There are no access tokens yet')}>
            <p>
              {t('Add an instance: its token, and all others that Domo lists, are shown here.')}
            </p>
            <AddInstanceButton />
          </EmptyState>
        ) : (
          <SplitView
            name="tokens"
            label={t('Width of the details of a token')}
            side={openedToken({ list, used, listed, open, now })}
          >
            {count === 0 ? (
              <NoTokens busy={busy} />
            ) : list === 'used' ? (
              <UsedTokenGrid rows={used} now={now} open={open} />
            ) : (
              <ListedTokenGrid rows={listed} now={now} open={open} all={instances.length > 1} />
            )}
          </SplitView>
        )}
      </div>
    </>
  );
}

/** Of the instances whose rows are shown. */
const RenewButton = ({ used }: { used: readonly UsedTokenRow[] }) => (
  <Button
    disabled={used.length === 0}
    onClick={() => {
      renewTokens(used.map(({ profileId }) => profileId));
    }}
  >
    {used.length === 1
      ? t('Renew 1 token…')
      : t('Renew {count} tokens…', { count: formatCount(used.length) })}
  </Button>
);

function NoTokens({ busy }: { busy: number }) {
  const filtered = useAccessTokens(({ text, withinDays }) => text !== '' || withinDays !== null);
  if (busy > 0)
    return (
      <EmptyState title={t('Domo is asked for the access tokens')}>
        <p role="status">
          <span className="lk-hatched">
            <span>{t('asking {instances}…', { instances: formatCountOf(busy, 'instance') })}</span>
          </span>
        </p>
      </EmptyState>
    );
  return filtered ? (
    <EmptyState title={t('No access tokens match the filters')}>
      <Button variant="default" onClick={clearTokenFilters}>
        {t('Clear filters')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('Domo lists no access tokens here')}>
      <p>{t('Nobody may list them, or no instance could be read: see above.')}</p>
    </EmptyState>
  );
}

interface OpenedToken {
  list: TokenList;
  used: readonly UsedTokenRow[];
  listed: readonly ListedTokenRow[];
  /** Key of the open row. */
  open: string | null;
  now: number;
}

/** Null: the grid has the whole width. */
function openedToken({ list, used, listed, open, now }: OpenedToken): ReactNode {
  if (open === null) return null;
  const usedRow = list === 'used' ? used.find((row) => usedTokenKey(row) === open) : undefined;
  const listedRow = listed.find((row) => listedTokenKey(row) === open);
  if (usedRow === undefined && listedRow === undefined) return null;
  return (
    <ErrorBoundary
      what={t('This token')}
      resetKey={open}
      onClose={() => {
        openToken(null);
      }}
    >
      {usedRow !== undefined && <UsedTokenDetails row={usedRow} now={now} />}
      {listedRow !== undefined && <ListedTokenDetails row={listedRow} now={now} />}
    </ErrorBoundary>
  );
}
