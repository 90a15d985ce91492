/** A clock for ages: moves every half minute, one timer for all. */
import { useSyncExternalStore } from 'react';

const EVERY_MS = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();

window.setInterval(() => {
  now = Date.now();
  for (const listener of listeners) listener();
}, EVERY_MS);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Epoch ms, at most half a minute old. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
