/** The file that an option such as `--out` names, as the operations take it. */
import { resolve, sep } from 'node:path';

const STANDARD_OUTPUT = '-';

/** `-` is standard output. */
export const toOutFile = (out: string): string =>
  out === STANDARD_OUTPUT ? out : toAbsoluteFile(out);

/** A separator at its end stays: it names a folder, which `resolve` would turn into a file. */
export const toAbsoluteFile = (path: string): string =>
  resolve(path) + (path.endsWith('/') || path.endsWith(sep) ? sep : '');
