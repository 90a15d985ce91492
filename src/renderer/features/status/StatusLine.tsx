import { IconDatabase, IconLock, IconLockOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AppStatus, KeychainState } from '../../../contract';
import { isActivityFiltered, useActivity } from '../../state/activity';
import { useChanges } from '../../state/changes';
import { useInventory } from '../../state/inventory';
import { useAppStatus } from '../../state/app-status';
import { isInventoryFiltered, useView } from '../../state/view';
import { TimeAgo } from '../../ui/format/Time';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { region } from '../../ui/keyboard/regions';
import statusStyles from './status.module.css';
import { t } from '../../../contract/texts';

const keychainLabels: Record<KeychainState, string> = {
  opening: t('opening…'),
  unlocked: t('unlocked'),
  locked: t('locked'),
  missing: t('missing'),
  withoutKeyring: t('has no keyring'),
  hanging: t('not responding'),
  crashed: t('crashed'),
  replaced: t('restart Latchkey'),
};

/** The status line: how much is shown, its age, running jobs and the state of the keychain. */
export function StatusLine({ children }: { children: ReactNode }) {
  const status = useAppStatus((state) => state.status);
  const view = useView((state) => state.view);
  const keychain = status?.keychain.state ?? 'opening';
  const Lock = keychain === 'unlocked' ? IconLockOpen : IconLock;
  return (
    <div {...region} className={statusStyles['status']} role="group" aria-label={t('Status line')}>
      {view === 'activity' && <ShownActivity />}
      {view === 'changes' && <ShownChanges />}
      {view === 'accounts' && (
        <>
          <ShownAccounts />
          <ReadAge />
        </>
      )}
      <span className={statusStyles['gap']} />
      {children}
      {status && <LastStoreCheck last={status.store.lastCheck} />}
      {status?.store.state === 'memory' && (
        <span className={statusStyles['word']} data-tone="bad">
          <IconDatabase size={14} aria-hidden />
          {t('Not saved')}
        </span>
      )}
      <span
        className={statusStyles['word']}
        data-tone={keychain === 'unlocked' || keychain === 'opening' ? undefined : 'bad'}
      >
        <Lock size={14} aria-hidden />
        {t('Keychain: {keychain}', { keychain: keychainLabels[keychain] })}
      </span>
    </div>
  );
}

/** Of all pages and rows of the inventory. A store that was never checked has nothing to say, nor has damage of before. */
function LastStoreCheck({ last }: { last: AppStatus['store']['lastCheck'] }) {
  if (last === null || last.outcome === 'acknowledged') return null;
  if (last.outcome === 'good')
    return (
      <span className={statusStyles['age']}>
        <TimeAgo at={last.at} verb={t('Inventory checked')} />
      </span>
    );
  return (
    <span className={statusStyles['word']} data-tone="bad">
      <IconDatabase size={14} aria-hidden />
      <TimeAgo at={last.at} verb={t('Damage found')} />
    </span>
  );
}

function ShownAccounts() {
  const total = useInventory((state) => state.total);
  const atLeast = useInventory((state) => state.atLeast);
  const facets = useInventory((state) => state.facets);
  const kind = useView((state) => state.kind);
  const filtered = useView(isInventoryFiltered);
  if (total === null || facets === null) return null;
  const all =
    kind === 'oauth'
      ? facets.oauth
      : kind === 'account'
        ? facets.accounts
        : facets.accounts + facets.oauth;
  return (
    <span className="lk-num">
      {filtered
        ? t('{total}{or} of {accounts}', {
            total: formatCount(total),
            or: atLeast ? t(' or more') : '',
            accounts: formatCountOf(all, 'account'),
          })
        : formatCountOf(total, 'account')}
    </span>
  );
}

function ShownActivity() {
  const total = useActivity((state) => state.total);
  const filtered = useActivity(isActivityFiltered);
  if (total === null) return null;
  const shown = formatCountOf(total, 'entry', 'entries');
  return (
    <span className="lk-num">{filtered ? t('{shown} match the filters', { shown }) : shown}</span>
  );
}

/** The row that stands for the rest is not counted. */
function ShownChanges() {
  const total = useChanges((state) => state.total);
  const atLeast = useChanges((state) => state.atLeast);
  if (total === null) return null;
  const shown = formatCount(atLeast ? total - 1 : total);
  const noun = total === 1 && !atLeast ? t('changed account') : t('changed accounts');
  return (
    <span className="lk-num">
      {shown}
      {atLeast ? t(' or more') : ''} {noun}
    </span>
  );
}

function ReadAge() {
  const facets = useInventory((state) => state.facets);
  if (facets === null) return null;
  const { oldestReadAt, newestReadAt } = facets;
  if (oldestReadAt === null) return null;
  const spread = newestReadAt !== null && newestReadAt - oldestReadAt > 60 * 60 * 1000;
  return (
    <span className={statusStyles['age']}>
      <TimeAgo at={oldestReadAt} verb={spread ? t('oldest data read') : t('read')} />
    </span>
  );
}
