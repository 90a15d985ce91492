/** Follows a `latchkey://` link. A link shows something and never changes anything. */
import { create } from 'zustand';
import type { LatchkeyLink, Problem } from '../../contract';
import { useDialogs } from './dialogs';
import { useProfiles } from './profiles';
import { openAccount, selectInstance, showView } from './view';
import { t } from '../../contract/texts';

/** Why the last link could not be followed; null when it was followed. */
export const useLinks = create<{ problem: Problem | null }>(() => ({ problem: null }));

export const setLinkProblem = (problem: Problem): void => {
  useLinks.setState({ problem });
};
export const dismissLinkProblem = (): void => {
  useLinks.setState({ problem: null });
};

/** Follows a link, if necessary after the instances are loaded. */
export function openLatchkeyLink(link: LatchkeyLink): void {
  if (useProfiles.getState().profiles !== null) {
    showLinkTarget(link);
    return;
  }
  const stop = useProfiles.subscribe(({ profiles }) => {
    if (profiles === null) return;
    stop();
    showLinkTarget(link);
  });
}

function showLinkTarget(link: LatchkeyLink): void {
  const profile = useProfiles
    .getState()
    .profiles?.find(({ instance }) => instance === link.instance);
  if (profile === undefined) {
    setLinkProblem(
      linkProblem(
        'notFound',
        t('There is no instance {instance} here.', { instance: link.instance }),
        t('Add it first.'),
      ),
    );
    return;
  }
  // The view behind an open dialog must not change while the user types.
  if (useDialogs.getState().dialog !== null) {
    const next = t('Close it, then follow the link again.');
    setLinkProblem(
      linkProblem('invalidRequest', t('A link was followed while a dialog was open.'), next),
    );
    return;
  }
  dismissLinkProblem();
  selectInstance(profile.id);
  if (link.to === 'open') showView('accounts');
  else openAccount({ profileId: profile.id, kind: link.kind, id: link.id });
}

const linkProblem = (code: Problem['code'], message: string, next: string): Problem => ({
  code,
  message,
  next,
  trace: null,
  status: null,
});
