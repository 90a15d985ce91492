/** What Electron is started with. */
import { root } from './paths';

/** Chromium's sandbox stays on for everybody but root, whom Chromium refuses to start with it. */
export const sandboxArgs = (): readonly string[] =>
  process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const appArgs = (): readonly string[] => [...sandboxArgs(), root];

/** Whether a window can be shown here. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => Boolean(name));

/** A setting from the environment. An empty one is none: that is what a secret that is missing gives in a workflow. */
export function readEnv(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
