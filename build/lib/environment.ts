/** What Electron is started with. */
import { root } from './paths';
import { isSuperuser } from './superuser';

/** Chromium's sandbox stays on for everybody but root on Linux, whom Chromium refuses to start with it. */
export const sandboxArgs = (
  platform: NodeJS.Platform = process.platform,
  superuser: boolean = isSuperuser(),
): readonly string[] => (platform === 'linux' && superuser ? ['--no-sandbox'] : []);

export const appArgs = (): readonly string[] => [...sandboxArgs(), root];

/** Whether a window can be shown here. */
export const hasDisplay = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean =>
  platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => Boolean(name));

/** A setting from the environment. An empty one is none: that is what a secret that is missing gives in a workflow. */
export function readEnv(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
