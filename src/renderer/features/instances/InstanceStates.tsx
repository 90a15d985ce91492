/** What a row of the rail says beside the label: token, guard, and age of the data. */
import { IconAlertTriangle, IconLock, IconShieldCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Guard, Profile } from '../../../contract';
import { TimeAgo } from '../../ui/format/Time';
import { timeFormat } from '../../ui/format/time-format';
import { toTokenLook } from './token-state';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

/** The label in the rail, and its explanation. */
export const guardLabels = {
  confirm: {
    label: t('confirm'),
    meaning: t('Confirm: deleting an account requires the label'),
    Sign: IconShieldCheck,
  },
  'read-only': {
    label: t('read-only'),
    meaning: t('Read-only: Latchkey changes nothing in this instance'),
    Sign: IconLock,
  },
} as const satisfies Record<Exclude<Guard, 'normal'>, object>;

interface StateProps {
  profile: Profile;
}

/** How old the data is, and whether the last sync failed: a failed one makes no data newer. */
export function DataAge({ profile: { readAt, lastSync } }: StateProps) {
  const failure = lastSync?.problem ?? null;
  const words =
    lastSync && failure
      ? t('Last sync failed, {time}: {message}', {
          time: timeFormat().exact(lastSync.at),
          message: failure.message,
        })
      : '';
  return (
    <span className={clsx('lk-small', railStyles['age'])}>
      {failure && (
        <span className={railStyles['failure']} role="img" aria-label={words} title={words}>
          <IconAlertTriangle size={12} aria-hidden />
        </span>
      )}
      {readAt !== null && <TimeAgo at={readAt} short />}
    </span>
  );
}

/** The result of the last token check as symbol and word. */
export function TokenCheckState({ profile, checking }: StateProps & { checking: boolean }) {
  const { label, tone, Icon } = toTokenLook(profile, checking);
  const at =
    profile.lastCheck === null
      ? ''
      : t(', checked {time}', { time: timeFormat().exact(profile.lastCheck.at) });
  const why = profile.lastCheck?.problem?.message;
  return (
    <span
      className={railStyles['check']}
      data-tone={tone}
      role="img"
      aria-label={t('Token: {label}{at}', { label, at })}
      title={why ?? t('Token: {label}{at}', { label, at })}
    >
      <Icon size={12} aria-hidden />
      <span className={clsx(railStyles['word'], 'lk-cut')}>{label}</span>
    </span>
  );
}

/** In a row of one line the guard is a symbol; its word is in the tooltip and for screen readers. */
export function GuardSign({ guard }: { guard: Exclude<Guard, 'normal'> }) {
  const { meaning, Sign } = guardLabels[guard];
  return (
    <span className={railStyles['guard-sign']} role="img" aria-label={meaning} title={meaning}>
      <Sign size={12} aria-hidden />
    </span>
  );
}
