import { IconChevronRight } from '@tabler/icons-react';
import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import type { InventoryRow, Profile } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { AccountStateBadge } from '../../ui/badges/AccountStateBadge';
import { formatCountOf } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import type { PaletteHit } from './palette-hits';
import paletteStyles from './palette.module.css';
import { t } from '../../../contract/texts';

interface HitOptionProps {
  id: string;
  hit: PaletteHit;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** One hit. It is chosen by keys of the input, or by a click. */
export function HitOption({ id, hit, active, onPoint, onChoose }: HitOptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={active}
      className={paletteStyles['option']}
      onMouseMove={() => {
        if (!active) onPoint();
      }}
      // The input keeps the focus.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onChoose}
    >
      <HitContent hit={hit} />
    </div>
  );
}

function HitContent({ hit }: { hit: PaletteHit }) {
  switch (hit.type) {
    case 'command':
    case 'action':
      return <CommandLine title={hit.title} shortcut={hit.command.shortcut} />;
    case 'showAll':
      return <CommandLine title={hit.title} shortcut="" />;
    case 'instance':
      return <InstanceLine profile={hit.profile} shortcut={hit.shortcut} />;
    case 'account':
      return <AccountLine row={hit.row} title={hit.title} />;
  }
}

const CommandLine = ({ title, shortcut }: { title: string; shortcut: string }) => (
  <>
    <IconChevronRight className={paletteStyles['icon']} size={14} aria-hidden />
    <span className={clsx(paletteStyles['title'], 'lk-cut')}>{title}</span>
    {shortcut !== '' && <span className="lk-kbd">{shortcut}</span>}
  </>
);

const InstanceLine = ({ profile, shortcut }: { profile: Profile; shortcut: string }) => (
  <>
    <span className={paletteStyles['bar']} data-colour={profile.colour} />
    <span className={clsx(paletteStyles['title'], 'lk-cut lk-name')}>{profile.label}</span>
    <span className="lk-dim lk-small">
      {formatCountOf(profile.counts.accounts + profile.counts.oauth, 'account')}
      {profile.lastSync?.problem ? t(', last sync failed') : ''}
      {profile.readAt !== null && (
        <>
          , <TimeAgo at={profile.readAt} short />
        </>
      )}
    </span>
    {shortcut !== '' && <span className="lk-kbd">{shortcut}</span>}
  </>
);

function AccountLine({ row, title }: { row: InventoryRow; title: string }) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === row.profileId));
  return (
    <>
      <span className={paletteStyles['bar']} data-colour={profile?.colour} />
      <span className={paletteStyles['title']}>
        <span className="lk-cut lk-name">{title}</span>
        <span className="lk-dim lk-small lk-cut">
          {profile?.label ?? t('an instance that was removed')} · {row.dataProviderType} ·{' '}
          <span className="lk-mono">{row.id}</span>
        </span>
      </span>
      <span className="lk-small">
        <AccountStateBadge account={row} />
      </span>
    </>
  );
}
