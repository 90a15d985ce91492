/** Starts the window: loads the first data, and reloads it after events and changes of the view. */
import { connectToMain, listenToMain } from '../api/client';
import { refreshVisibleActivity, watchActivityView } from '../state/activity';
import { watchTokensView } from '../state/access-tokens';
import { refreshVisibleChanges, watchChangesView } from '../state/changes';
import { debounce } from '../state/paged-rows';
import { loadEndedJobs } from '../state/ended-jobs';
import { loadLastCrash } from '../state/crash-report';
import { placeDialogFocus } from '../ui/keyboard/dialog-focus';
import { keepFocusOfBusyButtons, trackPageFocus } from '../ui/keyboard/focus';
import {
  loadFacets,
  refreshInventory,
  reloadAccounts,
  reloadAccountsAsTyped,
} from '../state/inventory';
import { watchOpenAccount, refreshAccountDetail } from '../state/account-detail';
import { openLatchkeyLink, setLinkProblem } from '../state/links';
import { runMenuItem, listenForShortcuts } from './menu-and-shortcuts';
import { loadProfiles, useProfiles } from '../state/profiles';
import { rememberShownGroup } from '../state/shown-instances';
import { loadSample } from '../state/sample';
import { loadSavedViews } from '../state/saved-views';
import { hideSecretWhenUnseen } from '../state/revealed-secret';
import { watchSharedAccount } from '../state/sharing';
import { loadAppStatus } from '../state/app-status';
import { loadInterruptedSyncs } from '../state/sync';
import { rememberViews } from '../state/view-history';
import { switchInstance, useView } from '../state/view';

/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

export function startWindow(): void {
  connectToMain();
  void loadAppStatus();
  void loadSample();
  void loadProfiles();
  void loadFacets();
  reloadAccounts();
  void loadLastCrash();
  void loadEndedJobs();
  void loadInterruptedSyncs();
  void loadSavedViews();
  subscribeToMainEvents();
  reloadOnViewChange();
  deselectRemovedInstance();
  rememberShownGroup();
  watchOpenAccount();
  watchSharedAccount();
  watchActivityView();
  watchChangesView();
  watchTokensView();
  hideSecretWhenUnseen();
  trackPageFocus();
  keepFocusOfBusyButtons();
  placeDialogFocus();
  rememberViews();
  listenForShortcuts();
}

function subscribeToMainEvents(): void {
  const refresh = debounce(SETTLE_MS, () => {
    refreshInventory();
    refreshAccountDetail();
    void loadProfiles();
  });
  const activity = debounce(SETTLE_MS, refreshVisibleActivity);
  const changes = debounce(SETTLE_MS, refreshVisibleChanges);
  listenToMain((message) => {
    // A sync announces its end so, when its snapshot is stored.
    if (message.event === 'profilesChanged') changes();
    if (message.event === 'statusChanged') void loadAppStatus();
    else if (message.event === 'profilesChanged') void loadProfiles();
    else if (message.event === 'activityChanged') activity();
    else if (message.event === 'jobEnded') void loadEndedJobs();
    else if (message.event === 'linkOpened') openLatchkeyLink(message.link);
    else if (message.event === 'linkRefused') setLinkProblem(message.problem);
    else if (message.event === 'menuChosen') runMenuItem(message.item);
    else refresh();
  });
}

function reloadOnViewChange(): void {
  useView.subscribe((now, before) => {
    const differs = (parts: readonly (keyof typeof now)[]): boolean =>
      parts.some((part) => now[part] !== before[part]);
    const otherGroup = now.conditions.group !== before.conditions.group;
    if (otherGroup || differs(['selected', 'scope', 'kind'])) void loadFacets();
    const changed = differs([
      'selected',
      'scope',
      'kind',
      'providers',
      'valid',
      'conditions',
      'sort',
    ]);
    if (changed) reloadAccounts();
    else if (now.text !== before.text) reloadAccountsAsTyped();
  });
}

/** Shows all instances when the selected one was removed. */
function deselectRemovedInstance(): void {
  useProfiles.subscribe(({ profiles }) => {
    const { selected } = useView.getState();
    if (profiles === null || selected === null) return;
    if (!profiles.some(({ id }) => id === selected)) switchInstance(null);
  });
}
