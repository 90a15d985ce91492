/** Which instances the window is about: the selected one, those of a group or of a saved view, or all. */
import { useShallow } from 'zustand/react/shallow';
import type { Profile } from '../../contract';
import { readPreference, savePreference } from './preferences';
import { useProfiles } from './profiles';
import { selectGroup, toProfileIds, useView, type ViewState } from './view';
import { t } from '../../contract/texts';

/** Null for all. */
export function toShownIds(view: ViewState, profiles: readonly Profile[]): string[] | null {
  const { group } = view.conditions;
  const ids = toProfileIds(view);
  if (group === undefined || view.selected !== null) return ids;
  return profiles
    .filter((profile) => profile.group === group && (ids === null || ids.includes(profile.id)))
    .map(({ id }) => id);
}

/** Null for all. */
export const shownProfileIds = (): string[] | null =>
  toShownIds(useView.getState(), useProfiles.getState().profiles ?? []);

export function useShownProfileIds(): string[] | null {
  const profiles = useProfiles((state) => state.profiles);
  return useView(useShallow((view) => toShownIds(view, profiles ?? [])));
}

/** The group whose instances are shown; null while one instance or all are shown. */
export const useShownGroup = (): string | null =>
  useView(({ selected, conditions }) => (selected === null ? (conditions.group ?? null) : null));

export const groupTitle = (group: string): string =>
  group === '' ? t('No group') : t('Group: {group}', { group });

/** For titles: the label of the instance, the group, how many a saved view shows, or null for all. */
export function useShownName(): string | null {
  const selected = useView((state) => state.selected);
  const label = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === selected)?.label);
  const group = useShownGroup();
  const scope = useView((state) => state.scope);
  if (label !== undefined) return label;
  if (group !== null) return groupTitle(group);
  return scope === null ? null : t('{scope} instances', { scope: scope.length });
}

/** Whether the window has come to be about other instances. */
export const isOtherScope = (now: ViewState, before: ViewState): boolean =>
  now.selected !== before.selected ||
  now.scope !== before.scope ||
  now.conditions.group !== before.conditions.group;

const REMEMBERED = 'groupOf';

/**
 * Remembers the group across restarts by the id of an instance in it, since names are kept in the encrypted store
 * alone. Called once, when the window starts.
 */
export function rememberShownGroup(): void {
  const memberId = readPreference(REMEMBERED);
  let isRestored = memberId === null || useView.getState().selected !== null;
  useProfiles.subscribe(({ profiles }) => {
    if (profiles === null || isRestored) return;
    isRestored = true;
    const { selected, scope, conditions } = useView.getState();
    const member = profiles.find(({ id }) => id === memberId);
    // What was chosen meanwhile stays.
    if (member === undefined || selected !== null || scope !== null || conditions.group) return;
    selectGroup(member.group);
  });
  useView.subscribe((now, before) => {
    if (!isOtherScope(now, before)) return;
    const group = now.selected === null ? now.conditions.group : undefined;
    const members = useProfiles.getState().profiles ?? [];
    const member = members.find((profile) => profile.group === group);
    savePreference(REMEMBERED, member?.id ?? null);
  });
}
