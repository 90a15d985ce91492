import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AttentionKind, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useShownName, useShownProfileIds } from '../../state/shown-instances';
import { startSync } from '../../state/sync';
import { AddInstanceButton } from '../../ui/actions/AddInstanceButton';
import { SyncButton } from '../../ui/actions/SyncButton';
import { formatCountOf } from '../../ui/format/format';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import { EmptyState, ErrorState } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { AttentionKinds } from './AttentionKinds';
import { AttentionTable } from './AttentionTable';
import { StreamsNotRead } from './StreamsNotRead';
import attentionStyles from './attention.module.css';
import { t } from '../../../contract/texts';

const PAGE = 200;

/** What needs attention in the instances of the rail, worst first. From stored data: the same without a network. */
export default function AttentionView({ notices }: { notices: ReactNode }) {
  const profileIds = useShownProfileIds();
  const [kind, setKind] = useState<AttentionKind | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const { value, problem, busy, reload } = useQuery(
    JSON.stringify([profileIds, kind, limit]),
    (signal) =>
      call(
        'attention.list',
        { profileIds, kinds: kind === null ? null : [kind], limit },
        { signal },
      ),
    { refreshOn: ['inventoryChanged', 'profilesChanged'], keepPrevious: true },
  );
  return (
    <>
      <ListTitleBar title={t('Attention')}>
        <SyncButton disabled={value === null || value.instances === 0} profileIds={profileIds} />
      </ListTitleBar>
      {notices}
      {value !== null && value.instances > 0 && (
        <>
          <AttentionKinds counts={value.counts} chosen={kind} onChoose={setKind} />
          <StreamsNotRead streamsNotRead={value.streamsNotRead} profileIds={profileIds} />
        </>
      )}
      <div className="lk-view-body">
        {problem !== null && !busy ? (
          <ErrorState
            title={t('What needs attention cannot be shown')}
            problem={problem}
            onRetry={reload}
          />
        ) : value === null ? (
          <p className={attentionStyles['loading']} role="status">
            <span className="lk-hatched">
              <span>{t('looking for what needs attention…')}</span>
            </span>
          </p>
        ) : value.items.length === 0 ? (
          <NothingFound attention={value} />
        ) : (
          // It scrolls, so the keyboard must reach it.
          <div
            className={attentionStyles['scroll']}
            role="region"
            aria-label={t('Attention')}
            tabIndex={0}
          >
            <AttentionTable items={value.items} />
            {value.total > value.items.length && (
              <Button
                variant="default"
                onClick={() => {
                  setLimit(Math.min(limit + PAGE, 1000));
                }}
                disabled={limit >= 1000}
              >
                {limit >= 1000
                  ? t('{more}: choose a kind or an instance', {
                      more: formatCountOf(value.total - value.items.length, 'more', 'more'),
                    })
                  : t('Show more of {rows}', { rows: formatCountOf(value.total, 'row') })}
              </Button>
            )}
          </div>
        )}
      </div>
    </>
  );
}

function NothingFound({ attention }: { attention: ResponseFor<'attention.list'> }) {
  const name = useShownName();
  const profileIds = useShownProfileIds();
  if (attention.instances === 0)
    return (
      <EmptyState title={t('There is nothing to look at yet')}>
        <p>{t('Add an instance and sync it: what needs attention is found in what was read.')}</p>
        <AddInstanceButton />
      </EmptyState>
    );
  const unread = attention.streamsNotRead.length > 0;
  return (
    <EmptyState
      title={t('Nothing that was read of {name} needs attention', {
        name: name ?? t('your instances'),
      })}
    >
      <p>
        {unread
          ? t(
              'Not all streams were read, and they may fail although Domo calls their account valid.',
            )
          : t('All streams were read, too. Sync to look again.')}
      </p>
      <Button
        variant="default"
        onClick={() => void startSync(profileIds === null ? null : [...profileIds], 'list')}
      >
        {t('Sync lists')}
      </Button>
    </EmptyState>
  );
}
