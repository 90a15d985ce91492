/** A new window is shown, whatever it says of itself, and once. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showOnce, type Showable } from '../../src/main/desktop/show-once';

const LIMIT = 1_000;

let window: EventEmitter;
let contents: EventEmitter;
let destroyed: boolean;
let shown: number;

beforeEach(() => {
  vi.useFakeTimers();
  window = new EventEmitter();
  contents = new EventEmitter();
  destroyed = false;
  shown = 0;
  const showable = Object.assign(window, { webContents: contents, isDestroyed: () => destroyed });
  showOnce(
    showable as unknown as Showable,
    () => {
      shown += 1;
    },
    LIMIT,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

const ready = (): boolean => window.emit('ready-to-show');
const loaded = (): boolean => contents.emit('did-finish-load');
const wait = (): unknown => vi.advanceTimersByTime(LIMIT);

it('a window stays hidden until it has content to show', () => {
  vi.advanceTimersByTime(LIMIT - 1);
  expect(shown).toBe(0);
});

it.each([
  ['is ready to be shown', ready],
  ['has loaded its page, and never says that it is ready', loaded],
  ['says nothing within the time limit', wait],
])('a window is shown when it %s', (_what, happens) => {
  happens();
  expect(shown).toBe(1);
});

it('a window is shown only once, however often its page reports', () => {
  for (const happens of [loaded, ready, loaded, wait]) happens();
  expect(shown).toBe(1);
});

it('a window that was closed early is not shown, and nothing waits for it', () => {
  destroyed = true;
  window.emit('closed');
  expect(vi.getTimerCount()).toBe(0);
  for (const happens of [loaded, ready, wait]) happens();
  expect(shown).toBe(0);
});
