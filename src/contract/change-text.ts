/** How changes, and what cannot be known of them, are said on screen and on the command line. */
import type { AccountChange, ChangeGap, ChangeKind } from './changes';

export const changeKindLabels: Readonly<Record<ChangeKind, string>> = {
  appeared: 'New',
  gone: 'Gone',
  renamed: 'Renamed',
  config: 'Config',
  access: 'Access',
  owner: 'Owner',
  validity: 'Validity',
  other: 'Other',
};

/** `Config password: changed`, `Access Jane Smith: none → CAN_VIEW`. `levelText`: words for levels of access. */
export function changeText(
  { kind, what, secret, before, after }: AccountChange,
  levelText: (level: string) => string = (level) => level,
): string {
  const label = changeKindLabels[kind];
  if (kind === 'appeared' || kind === 'gone') return label;
  if (what === 'modifiedAt')
    return 'Modified in Domo: what changed is not in the data that was read';
  const name = kind === 'renamed' ? label : `${label} ${what}`;
  if (secret) return `${name}: changed`;
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
  const until = at === null ? 'were never read' : `were last read ${when}`;
  switch (why) {
    case 'neverRead':
      return 'was never synced: nothing is known of its changes';
    case 'startsLater':
      return `earlier changes are not known: its first snapshot is of ${when}`;
    case 'notReadSince':
      return `was not synced since: its newest snapshot is of ${when}`;
    case 'notReached':
      return `its last sync failed: ${problem?.message ?? 'the reason is not known'}`;
    case 'accountsNotRead':
      return `accounts ${until}`;
    case 'oauthNotRead':
      return `OAuth accounts ${until}`;
    case 'detailsNotRead':
      return at === null
        ? 'configs and access lists of all accounts were never read'
        : `configs and access lists of all accounts were last read ${when}`;
    case 'detailsStartLater':
      return `earlier changes of configs and access are not known: they were first read ${when}`;
  }
}
