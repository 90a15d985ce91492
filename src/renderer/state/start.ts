/** Starts the window: the first questions, and what makes it ask again. */
import { connect, listen } from '../api/client';
import { activityChanged, followActivity } from './activity';
import { debounced } from './debounced';
import { loadCrash } from './crash';
import { followFocus } from './focus';
import { loadFacets, refreshInventory, searchAnew, searchSoon } from './inventory';
import { followOpenAccount, refreshDetail } from './detail';
import { followLink, refuseLink } from './links';
import { chooseItem } from './menu';
import { loadProfiles, useProfiles } from './profiles';
import { hideWhenUnseen } from './reveal';
import { followSharedAccount } from './sharing';
import { hearShortcuts } from './shortcuts';
import { loadStatus } from './status';
import { followInstance, useView } from './view';

/** A sync changes the inventory many times a second. */
const SETTLE_MS = 200;

export function start(): void {
  connect();
  void loadStatus();
  void loadProfiles();
  void loadFacets();
  searchAnew();
  void loadCrash();
  hearEvents();
  followView();
  leaveRemovedInstance();
  followOpenAccount();
  followSharedAccount();
  followActivity();
  hideWhenUnseen();
  followFocus();
  hearShortcuts();
}

function hearEvents(): void {
  const refresh = debounced(SETTLE_MS, () => {
    refreshInventory();
    refreshDetail();
    void loadProfiles();
  });
  const activity = debounced(SETTLE_MS, activityChanged);
  listen((told) => {
    if (told.event === 'statusChanged') void loadStatus();
    else if (told.event === 'profilesChanged') void loadProfiles();
    else if (told.event === 'activityChanged') activity();
    else if (told.event === 'linkOpened') followLink(told.link);
    else if (told.event === 'linkRefused') refuseLink(told.problem);
    else if (told.event === 'menuChosen') chooseItem(told.item);
    else refresh();
  });
}

function followView(): void {
  useView.subscribe((now, before) => {
    if (now.selected !== before.selected || now.kind !== before.kind) void loadFacets();
    const changed = (['selected', 'kind', 'providers', 'valid', 'sort'] as const).some(
      (part) => now[part] !== before[part],
    );
    if (changed) searchAnew();
    else if (now.text !== before.text) searchSoon();
  });
}

/** The instance shown last time, or until now, may be gone. */
function leaveRemovedInstance(): void {
  useProfiles.subscribe(({ profiles }) => {
    const { selected } = useView.getState();
    if (profiles === null || selected === null) return;
    if (!profiles.some(({ id }) => id === selected)) followInstance(null);
  });
}
