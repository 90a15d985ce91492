/** The keys that work everywhere in the window. */
import { useDialogs } from './dialogs';
import { chooseItem, hasInstances } from './menu';
import { palette } from './palette';
import { groupProfiles, useProfiles } from './profiles';
import { startSync } from './sync';
import { isTyping } from './typing';
import { selectInstance, useView } from './view';

const onMac = (): boolean => navigator.platform.startsWith('Mac');

/** Cmd means the same as Ctrl. In what is typed into on a Mac, Ctrl with a letter edits. */
const hasControl = ({ ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  metaKey || (ctrlKey && !(onMac() && isTyping(target)));

/** Ctrl+1…9 in the order of the rail; Ctrl+0 all. False when there is no such instance. */
function goTo(place: number): boolean {
  palette.close();
  if (place === 0) {
    selectInstance(null);
    return true;
  }
  const profiles = useProfiles.getState().profiles ?? [];
  const target = groupProfiles(profiles).flatMap((group) => group.profiles)[place - 1];
  if (target !== undefined) selectInstance(target.id);
  return target !== undefined;
}

function syncShown(): void {
  const { selected } = useView.getState();
  void startSync(selected === null ? null : [selected], 'list');
}

/** Where digits are written with Shift, the key is known by its place alone. */
function digitOf({ key, code }: KeyboardEvent): number | null {
  const [, digit] = /^Digit([0-9])$/u.exec(code) ?? /^([0-9])$/u.exec(key) ?? [];
  return digit === undefined ? null : Number(digit);
}

/** True when the key meant something. */
function withControl(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const digit = digitOf(event);
  if (digit !== null) return goTo(digit);
  if (key === ',') chooseItem('settings');
  else if (key === 'k') palette.toggle();
  else if (key === 'n') chooseItem('addInstance');
  else if (key === 'e' && hasInstances()) chooseItem('export');
  else return false;
  return true;
}

/** True when the key meant something. */
function withControlAndShift(key: string): boolean {
  if (key === 'a') chooseItem('activity');
  else if (key === 'c') chooseItem('compare');
  else return false;
  return true;
}

export function hearShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    if (event.altKey) return;
    // What is typed into a dialog belongs to it.
    if (useDialogs.getState().dialog !== null) return;
    const control = hasControl(event);
    const key = event.key.toLowerCase();
    if (event.shiftKey) {
      if (control && withControlAndShift(key)) event.preventDefault();
    } else if (key === 'f5' && !control && hasInstances()) {
      event.preventDefault();
      syncShown();
    } else if (control && withControl(event)) {
      event.preventDefault();
    }
  });
}
