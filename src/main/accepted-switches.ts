/**
 * The switches that a packaged program accepts. Chromium and Electron know more than a thousand, and many open the
 * window to other programs, run a program or write traffic to a file. So every switch that is not named here is refused.
 */

/** A switch by its name takes any value; with a value, only that one. */
const ACCEPTED_SWITCHES: ReadonlySet<string> = new Set([
  // The program's own, its launcher's, and what the installer of Windows starts it with after an update.
  'hidden',
  'command-line',
  'disable-logging',
  'log-level=3',
  'updated',
  // For graphics and input that do not work otherwise.
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'disable-dev-shm-usage',
  'use-gl',
  'use-angle',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
  'wayland-text-input-version',
  'gtk-version',
  'xdg-portal-required-version',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'lang',
  // The proxy (decision 054).
  'no-proxy-server',
  'proxy-server',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-auto-detect',
  // Root cannot start Chromium without it, nor can anybody where a system forbids namespaces. It lets nobody in.
  'no-sandbox',
]);

export interface SortedArguments {
  /** What is accepted, and what is no switch. */
  readonly accepted: readonly string[];
  /** Names of the switches that are refused. */
  readonly refused: readonly string[];
}

/** Switches end at `--`: a command's own arguments follow. */
export function sortArguments(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): SortedArguments {
  // Chromium drops white space around an argument.
  const end = args.findIndex((text) => text.trim() === '--');
  const switches = end === -1 ? args : args.slice(0, end);
  const refused = switches.map((text) => findRefusedName(text.trim(), platform));
  return {
    accepted: [
      ...switches.filter((_, index) => refused[index] === null),
      ...(end === -1 ? [] : args.slice(end)),
    ],
    refused: refused.filter((name) => name !== null),
  };
}

/** Null for an accepted switch, and for what is none. One hyphen counts as well, on Windows also a slash and capitals. */
function findRefusedName(text: string, platform: NodeJS.Platform): string | null {
  const prefix = platform === 'win32' ? /^(?:--?|\/)(?=.)/su : /^--?(?=.)/su;
  if (!prefix.test(text)) return null;
  const bare = text.replace(prefix, '');
  const name = (/^[^=]*/u.exec(bare)?.[0] ?? '').trim();
  const known = platform === 'win32' ? name.toLowerCase() : name;
  return ACCEPTED_SWITCHES.has(known) || ACCEPTED_SWITCHES.has(bare) ? null : known;
}
