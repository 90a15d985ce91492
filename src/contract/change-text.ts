/** How changes, and what cannot be known of them, are said on screen and on the command line. */
import type { AccountChange, ChangeGap, ChangeKind } from './changes';
import { t } from './texts';

export const changeKindLabels: Readonly<Record<ChangeKind, string>> = {
  appeared: t('New'),
  gone: t('Gone'),
  renamed: t('Renamed'),
  config: t('Config'),
  access: t('Access'),
  owner: t('Owner'),
  validity: t('Validity'),
  other: t('Other'),
};

/** `Config password: changed`, `Access Jane Smith: none → CAN_VIEW`. `levelText`: words for levels of access. */
export function changeText(
  { kind, what, secret, before, after }: AccountChange,
  levelText: (level: string) => string = (level) => level,
): string {
  const label = changeKindLabels[kind];
  if (kind === 'appeared' || kind === 'gone') return label;
  if (what === 'modifiedAt')
    return t('Modified in Domo: what changed is not in the data that was read');
  const name = kind === 'renamed' ? label : `${label} ${what}`;
  if (secret) return t('{name}: changed', { name });
  const isAccess = kind === 'access' || (kind === 'owner' && what !== 'owners');
  const show = (text: string | null): string => {
    if (text === null || text === '') return isAccess ? 'none' : '∅';
    return isAccess ? levelText(text) : text;
  };
  return `${name}: ${show(before)} → ${show(after)}`;
}

/** Without the name of the instance. `time`: how an instant is written there. */
export function changeGapText(
  { why, at, problem }: ChangeGap,
  time: (at: number) => string,
): string {
  const when = at === null ? 'never' : time(at);
  const until = at === null ? t('were never read') : t('were last read {when}', { when });
  switch (why) {
    case 'neverRead':
      return t('was never synced: nothing is known of its changes');
    case 'startsLater':
      return t('earlier changes are not known: its first snapshot is of {when}', { when });
    case 'notReadSince':
      return t('was not synced since: its newest snapshot is of {when}', { when });
    case 'notReached':
      return t('its last sync failed: {message}', {
        message: problem?.message ?? t('the reason is not known'),
      });
    case 'accountsNotRead':
      return t('accounts {until}', { until });
    case 'oauthNotRead':
      return t('OAuth accounts {until}', { until });
    case 'detailsNotRead':
      return at === null
        ? t('configs and access lists of all accounts were never read')
        : t('configs and access lists of all accounts were last read {when}', { when });
    case 'detailsStartLater':
      return t('earlier changes of configs and access are not known: they were first read {when}', {
        when,
      });
  }
}
