/** A pause for something without an event: a program that waits for SQLite's lock, or something that must not happen. */
import { setTimeout as wait } from 'node:timers/promises';

/** Gives a fault time to happen. A busy machine makes such a test weaker, and never makes it fail. */
export const timeToFail = (): Promise<void> => wait(250);
