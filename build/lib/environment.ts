/** Electron's arguments, and what the environment offers. */
import { root } from './paths';
import { isSuperuser } from './superuser';

/** Turns Chromium's sandbox off only for root on Linux, where Chromium refuses to start with it. */
export const sandboxArgs = (
  platform: NodeJS.Platform = process.platform,
  superuser: boolean = isSuperuser(),
): readonly string[] => (platform === 'linux' && superuser ? ['--no-sandbox'] : []);

export const appArgs = (): readonly string[] => [...sandboxArgs(), root];

/** Whether a window can be shown. */
export const hasDisplay = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean =>
  platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => Boolean(name));

/**
 * A setting from the environment. An empty one counts as missing, because a missing secret of a workflow is an empty
 * text.
 */
export function readEnv(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
