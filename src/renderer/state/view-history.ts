/** The views that Alt+Left goes back to, and Alt+Right forward: view, instances, filters and open account. */
import { savePreference } from './preferences';
import { useView, type ViewState } from './view';

type Place = Omit<ViewState, 'density'>;

const MAX_PLACES = 50;
/** Letters of a text filter that follow each other sooner are one step. */
const TYPING_MS = 1_000;

let past: Place[] = [];
let future: Place[] = [];
let moving = false;
/** Of a clock that nobody sets. */
let typedAt = -Infinity;

const placeOf = ({ density: _density, ...place }: ViewState): Place => place;

/** Called once, when the window starts. */
export function rememberViews(): void {
  useView.subscribe((now, before) => {
    if (moving || now.density !== before.density) return;
    const typing = now.text !== before.text && now.selected === before.selected;
    const followsTyping = typing && performance.now() - typedAt < TYPING_MS;
    if (typing) typedAt = performance.now();
    if (followsTyping) return;
    past = [...past, placeOf(before)].slice(-MAX_PLACES);
    future = [];
  });
}

/** Does nothing at the end of the history. */
export function goInViewHistory(direction: 'back' | 'forward'): void {
  const from = direction === 'back' ? past : future;
  const place = from.at(-1);
  if (place === undefined) return;
  const here = placeOf(useView.getState());
  if (direction === 'back') {
    past = past.slice(0, -1);
    future = [...future, here];
  } else {
    future = future.slice(0, -1);
    past = [...past, here];
  }
  moving = true;
  savePreference('instance', place.selected);
  useView.setState(place);
  moving = false;
}
