/** What can be done with an instance or a group: the rail's menus and the palette share these. */
import type { Profile } from '../../contract';
import { call } from '../api/client';
import { defaultInstancesComparison, MAX_COMPARED_INSTANCES, showComparison } from './comparison';
import { openDialog } from './dialogs';
import { renewTokens } from './renew-tokens';
import { addOutcomeNotice } from './outcome-notices';
import { checkProfileToken, useProfiles } from './profiles';
import { moveGroupInRail, moveInRail, toggleFavourite, toggleFolded, useRail } from './rail';
import type { RailSection } from './rail-order';
import { startSync } from './sync';
import { showInstanceThenAndNow } from './then-and-now';
import { selectGroup, selectInstance, showView, useView } from './view';
import { t } from '../../contract/texts';

export interface InstanceAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

const action = (id: string, label: string, run: () => void): InstanceAction => ({ id, label, run });

const syncActions = (ids: readonly string[]): InstanceAction[] => [
  action('sync', t('Sync'), () => void startSync([...ids], 'list')),
  action('syncFull', t('Sync with configs and access'), () => void startSync([...ids], 'full')),
];

export function instanceActions({ id, label, origin }: Profile): InstanceAction[] {
  const starred = useRail.getState().favourites.includes(id);
  const shown = useView.getState().selected;
  const other = useProfiles.getState().profiles?.find((each) => each.id === shown);
  return [
    action('show', t('Show its accounts'), () => {
      selectInstance(id);
      showView('accounts');
    }),
    ...syncActions([id]),
    ...(other === undefined || other.id === id
      ? []
      : [
          action('compare', t('Compare with {label}', { label: other.label }), () => {
            showComparison(defaultInstancesComparison([other.id, id]));
          }),
        ]),
    action('history', t('Compare then and now'), () => void showInstanceThenAndNow(id)),
    action('export', t('Export…'), () => {
      selectInstance(id);
      openDialog({ name: 'export' });
    }),
    ...(isAtDomo(origin)
      ? [action('domo', t('Open in Domo'), () => void openInstanceInDomo(id, label))]
      : []),
    action('favourite', starred ? t('Remove from favourites') : t('Add to favourites'), () => {
      toggleFavourite(id);
    }),
    action('up', t('Move up'), () => moveInRail(id, -1)),
    action('down', t('Move down'), () => moveInRail(id, 1)),
    action('edit', t('Edit…'), () => openDialog({ name: 'edit', profileId: id })),
    action('check', t('Check token'), () => void checkProfileToken(id)),
    action('token', t('Replace token…'), () => openDialog({ name: 'token', profileId: id })),
    action('renew', t('Renew token…'), () => renewTokens([id])),
    action('remove', t('Remove…'), () => openDialog({ name: 'remove', profileId: id })),
  ];
}

export function groupActions(section: RailSection, group: string): InstanceAction[] {
  const ids = section.all.map(({ id }) => id);
  return [
    action('show', t('Show its accounts'), () => selectGroup(group)),
    ...syncActions(ids),
    ...(ids.length < 2 || ids.length > MAX_COMPARED_INSTANCES
      ? []
      : [
          action('compare', t('Compare its instances'), () => {
            showComparison(defaultInstancesComparison(ids));
          }),
        ]),
    action('export', t('Export…'), () => {
      selectGroup(group);
      openDialog({ name: 'export' });
    }),
    action('renew', t('Renew tokens…'), () => renewTokens(ids)),
    action('fold', section.folded ? t('Unfold') : t('Fold'), () => toggleFolded(section)),
    action('up', t('Move group up'), () => moveGroupInRail(group, -1)),
    action('down', t('Move group down'), () => moveGroupInRail(group, 1)),
  ];
}

/** Only pages of Domo are opened in the browser. */
export const isAtDomo = (origin: string): boolean => /^https:\/\/[^/]+\.domo\.com$/u.test(origin);

async function openInstanceInDomo(profileId: string, label: string): Promise<void> {
  const result = await call('app.openInDomo', { profileId });
  if (!result.ok) {
    addOutcomeNotice({
      label: t('Open {label} in Domo', { label }),
      problem: result.problem,
      remark: null,
    });
  }
}
