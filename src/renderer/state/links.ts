/** Following a link into Latchkey: it shows, and changes nothing. */
import { create } from 'zustand';
import type { Link, Problem } from '../../contract';
import { useDialogs } from './dialogs';
import { useProfiles } from './profiles';
import { openAccount, selectInstance, showView } from './view';

/** Why the last link led nowhere; null when it did lead somewhere. */
export const useLinks = create<{ problem: Problem | null }>(() => ({ problem: null }));

export const refuseLink = (problem: Problem): void => {
  useLinks.setState({ problem });
};
export const forgetLink = (): void => {
  useLinks.setState({ problem: null });
};

/** A link may come before the instances are known. */
export function followLink(link: Link): void {
  if (useProfiles.getState().profiles !== null) {
    show(link);
    return;
  }
  const stop = useProfiles.subscribe(({ profiles }) => {
    if (profiles === null) return;
    stop();
    show(link);
  });
}

function show(link: Link): void {
  const profile = useProfiles
    .getState()
    .profiles?.find(({ instance }) => instance === link.instance);
  if (profile === undefined) {
    refuseLink(told('notFound', `There is no instance ${link.instance} here.`, 'Add it first.'));
    return;
  }
  // What is typed into a dialog belongs to it, and to what is shown behind it.
  if (useDialogs.getState().dialog !== null) {
    const next = 'Close it, then follow the link again.';
    refuseLink(told('invalidRequest', 'A link was followed while a dialog was open.', next));
    return;
  }
  forgetLink();
  selectInstance(profile.id);
  if (link.to === 'open') showView('accounts');
  else openAccount({ profileId: profile.id, kind: link.kind, id: link.id });
}

const told = (code: Problem['code'], message: string, next: string): Problem => ({
  code,
  message,
  next,
  trace: null,
  status: null,
});
