/** For what announces itself by no event: a program that waits for SQLite's lock, or what must not happen at all. */
import { setTimeout as wait } from 'node:timers/promises';

/** Gives something wrong the time to happen. A busy machine makes such a test weaker, and never makes it fail. */
export const timeToFail = (): Promise<void> => wait(250);
