/** Handlers of views.* */
import { randomUUID } from 'node:crypto';
import type { SavedView, savedViewOperations } from '../../../contract';
import type { Store, StoredProfile, StoredView } from '../../store/store-types';
import type { Handlers, HandlerServices } from './handler-types';

export const viewHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof savedViewOperations> => ({
  'views.list': async () => listViews(await workspace.store()),
  'views.save': async ({ name, filter, sort, replace }) => {
    const store = await workspace.store();
    const known = new Map((await store.listProfiles()).map(({ id, label }) => [id, label]));
    const labels = Object.fromEntries(
      (filter.profileIds ?? []).flatMap((id) => {
        const label = known.get(id);
        return label === undefined ? [] : [[id, label]];
      }),
    );
    const view = { id: randomUUID(), name, savedAt: Date.now(), filter, sort, labels };
    await store.saveView(view, replace);
    return listViews(store);
  },
  'views.rename': async ({ id, name }) => {
    const store = await workspace.store();
    await store.renameView(id, name);
    return listViews(store);
  },
  'views.delete': async ({ id }) => {
    const store = await workspace.store();
    await store.removeView(id);
    return listViews(store);
  },
});

async function listViews(store: Store): Promise<{ views: SavedView[] }> {
  const profiles = await store.listProfiles();
  const views = await store.listSavedViews();
  return { views: views.map((view) => toSavedView(view, profiles)) };
}

/** A view of which all instances are gone finds nothing: finding everything would be another view. */
function toSavedView(
  { labels, filter, ...view }: StoredView,
  profiles: readonly StoredProfile[],
): SavedView {
  const known = new Set(profiles.map(({ id }) => id));
  const { profileIds, group } = filter;
  const gone = (profileIds ?? []).filter((id) => !known.has(id));
  const rest = profileIds === null ? null : profileIds.filter((id) => known.has(id));
  return {
    ...view,
    filter: { ...filter, profileIds: rest },
    goneInstances: gone.map((id) => labels[id] ?? id),
    groupGone: group !== undefined && !profiles.some((profile) => profile.group === group),
  };
}
