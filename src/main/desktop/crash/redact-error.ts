/** What may be told of an error: where it was raised. What it said may hold a secret and is left out. Pure. */

export interface RedactedError {
  /** The kind of error: `TypeError`. */
  readonly name: string;
  /** The system's word for it: `ENOSPC`. Null when there is none. */
  readonly code: string | null;
  /** Innermost first: function and place in Latchkey's own code or the runtime's. */
  readonly frames: readonly string[];
}

const MAX_FRAMES = 30;

/** `codeFolder`: the compiled main, or the page's origin; no other place is named. */
export function redactError(error: unknown, codeFolder: string): RedactedError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return {
    name: /^[A-Z][A-Za-z]{0,40}$/u.test(error.name) ? error.name : 'Error',
    code: /^[A-Z][A-Z0-9_]{1,40}$/u.test(code) ? code : null,
    frames: parseFrames(error, codeFolder),
  };
}

/** A message may have lines that look like frames: it is cut off before they are read. */
function parseFrames({ stack = '', message }: Error, codeFolder: string): string[] {
  const said = message === '' ? '' : `: ${message}`;
  const at = stack.indexOf(said);
  if (at === -1) return [];
  return stack
    .slice(at + said.length)
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

/** Neither the user's name nor any other part of their folders. */
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
