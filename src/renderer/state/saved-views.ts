/** The saved views of the accounts. */
import { create } from 'zustand';
import type { Problem, ResponseFor, Result, SavedView } from '../../contract';
import { call } from '../api/client';
import { addOutcomeNotice } from './outcome-notices';
import { showSavedView, toInventoryFilter, useView } from './view';
import { t } from '../../contract/texts';

interface SavedViewsState {
  /** Null until they were read. */
  views: readonly SavedView[] | null;
  /** Why they could not be read. */
  problem: Problem | null;
}

export const useSavedViews = create<SavedViewsState>(() => ({ views: null, problem: null }));

type ViewsAnswer = Result<ResponseFor<'views.list'>>;

/** What was read before stays when reading fails. */
function keep(answer: ViewsAnswer): ViewsAnswer {
  if (answer.ok) useSavedViews.setState({ views: answer.value.views, problem: null });
  return answer;
}

/** Another program may have changed them: read again whenever they are about to be shown. */
export async function loadSavedViews(): Promise<void> {
  const answer = keep(await call('views.list', {}));
  if (!answer.ok) useSavedViews.setState({ problem: answer.problem });
}

/** Saves what is on screen. */
export async function saveCurrentView(name: string, replace: boolean): Promise<ViewsAnswer> {
  const view = useView.getState();
  const filter = toInventoryFilter(view);
  return keep(await call('views.save', { name, filter, sort: view.sort, replace }));
}

export const renameSavedView = async (id: string, name: string): Promise<ViewsAnswer> =>
  keep(await call('views.rename', { id, name }));

export const deleteSavedView = async (id: string): Promise<ViewsAnswer> =>
  keep(await call('views.delete', { id }));

export function openSavedView(view: SavedView): void {
  showSavedView(view);
  const remark = goneRemark(view);
  if (remark === null) return;
  addOutcomeNotice({
    label: t('open the view “{name}”', { name: view.name }),
    problem: null,
    remark,
  });
}

/** Says what of a view is gone; null when all of it is there. */
export function goneRemark({ goneInstances, groupGone, filter }: SavedView): string | null {
  if (groupGone)
    return t('No instance is in its group “{group}” any more.', { group: filter.group ?? '' });
  if (goneInstances.length === 0) return null;
  const names = goneInstances.map((label) => `“${label}”`).join(', ');
  const rest =
    filter.profileIds?.length === 0 ? t('all instances are shown') : t('the rest is shown');
  return t('It was saved with {names}, which Latchkey no longer has; {rest}.', { names, rest });
}
