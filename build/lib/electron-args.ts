/** What Electron is started with. */
import { root } from './paths';

/** Chromium's sandbox stays on for everybody but root, whom Chromium refuses to start with it. */
export const sandboxArgs = (): readonly string[] =>
  process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const appArgs = (): readonly string[] => [...sandboxArgs(), root];
