/** Reduces an error to where it was raised. Its message is left out, since it can contain a secret. */

export interface RedactedError {
  /** Name of the error, such as `TypeError`. */
  readonly name: string;
  /** The system's code, such as `ENOSPC`, or null. */
  readonly code: string | null;
  /** Innermost first: function and position, in Latchkey's own code or in the runtime. */
  readonly frames: readonly string[];
}

const MAX_FRAMES = 30;

/** `codeFolder`: the folder of the compiled main, or the page's origin. Paths outside it are not named. */
export function redactError(error: unknown, codeFolder: string): RedactedError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return {
    name: /^[A-Z][A-Za-z]{0,40}$/u.test(error.name) ? error.name : 'Error',
    code: /^[A-Z][A-Z0-9_]{1,40}$/u.test(code) ? code : null,
    frames: parseFrames(error, codeFolder),
  };
}

/** Cuts the message off first, since its lines can look like frames. */
function parseFrames({ stack = '', message }: Error, codeFolder: string): string[] {
  const messageText = message === '' ? '' : `: ${message}`;
  const at = stack.indexOf(messageText);
  if (at === -1) return [];
  return stack
    .slice(at + messageText.length)
    .split('\n')
    .flatMap((line) => parseFrame(line, codeFolder) ?? [])
    .slice(0, MAX_FRAMES);
}

const FRAME_PATTERN =
  /^\s+at (?:(?<name>[\w.<> $]{1,80}) (?:\[as [\w.]+\] )?\()?(?<place>.+):(?<line>\d+:\d+)\)?$/u;

function parseFrame(line: string, codeFolder: string): string | null {
  const { name = '', place, line: number } = FRAME_PATTERN.exec(line)?.groups ?? {};
  if (place === undefined) return null;
  return `${name} ${redactPath(place, codeFolder)}:${number ?? ''}`.trim();
}

/** Removes the user's name and every other part of their folders. */
function redactPath(place: string, codeFolder: string): string {
  if (/^node:[\w/]{1,80}$/u.test(place)) return place;
  const path = toComparablePath(place);
  const folder = `${toComparablePath(codeFolder)}/`;
  const inside = path.startsWith(folder) ? path.slice(folder.length) : '';
  return /^[\w./-]{1,120}$/u.test(inside) ? inside : 'elsewhere';
}

/**
 * Windows writes one file in several ways: `C:\x\a.js`, `c:/x/a.js` and `file:///C:/x/a.js`. With a drive in front,
 * all of them become `c:/x/a.js`; a path of another system only loses its `file://`.
 */
function toComparablePath(place: string): string {
  const path = place.replace(/^file:\/\/(?:\/(?=[a-z]:))?/iu, '');
  return /^[a-z]:[\\/]/iu.test(path)
    ? path.charAt(0).toLowerCase() + path.slice(1).replaceAll('\\', '/')
    : path;
}
