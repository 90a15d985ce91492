/** Starts the window: the first questions, and what makes it ask again. */
import { connectToMain, listenToMain } from '../api/client';
import { refreshVisibleActivity, watchActivityView } from '../state/activity';
import { debounce } from '../state/paged-rows';
import { loadLastCrash } from '../state/crash-report';
import { trackPageFocus } from '../ui/keyboard/focus';
import {
  loadFacets,
  refreshInventory,
  reloadAccounts,
  reloadAccountsDebounced,
} from '../state/inventory';
import { watchOpenAccount, refreshAccountDetail } from '../state/account-detail';
import { openLatchkeyLink, setLinkProblem } from '../state/links';
import { runMenuItem, listenForShortcuts } from './menu-and-shortcuts';
import { loadProfiles, useProfiles } from '../state/profiles';
import { hideSecretWhenUnseen } from '../state/revealed-secret';
import { watchSharedAccount } from '../state/sharing';
import { loadAppStatus } from '../state/app-status';
import { switchInstance, useView } from '../state/view';

/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

export function startWindow(): void {
  connectToMain();
  void loadAppStatus();
  void loadProfiles();
  void loadFacets();
  reloadAccounts();
  void loadLastCrash();
  subscribeToMainEvents();
  reloadOnViewChange();
  deselectRemovedInstance();
  watchOpenAccount();
  watchSharedAccount();
  watchActivityView();
  hideSecretWhenUnseen();
  trackPageFocus();
  listenForShortcuts();
}

function subscribeToMainEvents(): void {
  const refresh = debounce(SETTLE_MS, () => {
    refreshInventory();
    refreshAccountDetail();
    void loadProfiles();
  });
  const activity = debounce(SETTLE_MS, refreshVisibleActivity);
  listenToMain((told) => {
    if (told.event === 'statusChanged') void loadAppStatus();
    else if (told.event === 'profilesChanged') void loadProfiles();
    else if (told.event === 'activityChanged') activity();
    else if (told.event === 'linkOpened') openLatchkeyLink(told.link);
    else if (told.event === 'linkRefused') setLinkProblem(told.problem);
    else if (told.event === 'menuChosen') runMenuItem(told.item);
    else refresh();
  });
}

function reloadOnViewChange(): void {
  useView.subscribe((now, before) => {
    if (now.selected !== before.selected || now.kind !== before.kind) void loadFacets();
    const changed = (['selected', 'kind', 'providers', 'valid', 'sort'] as const).some(
      (part) => now[part] !== before[part],
    );
    if (changed) reloadAccounts();
    else if (now.text !== before.text) reloadAccountsDebounced();
  });
}

/** The instance shown last time, or until now, may be gone. */
function deselectRemovedInstance(): void {
  useProfiles.subscribe(({ profiles }) => {
    const { selected } = useView.getState();
    if (profiles === null || selected === null) return;
    if (!profiles.some(({ id }) => id === selected)) switchInstance(null);
  });
}
