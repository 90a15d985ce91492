/** What Latchkey cannot do about a secret in the clipboard: docs/decisions/060-said-before-copying.md. */
import type { ClipboardLimits } from '../../contract';

export interface ClipboardConditions {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The switch `--ozone-platform`; empty if it was not given. */
  readonly ozonePlatform: string;
}

const keepers: Partial<Record<NodeJS.Platform, ClipboardLimits['keptBy']>> = {
  win32: 'windowsHistory',
  darwin: 'macManager',
};

export const clipboardLimits = (conditions: ClipboardConditions): ClipboardLimits => ({
  canClear: !isWayland(conditions),
  keptBy: keepers[conditions.platform] ?? 'linuxManager',
});

/** A window of XWayland shares the compositor's clipboard, so the session counts and not only the window. */
const isWayland = ({ platform, env, ozonePlatform }: ClipboardConditions): boolean =>
  platform !== 'win32' &&
  platform !== 'darwin' &&
  (ozonePlatform === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '');
