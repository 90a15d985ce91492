/** The file that an option such as `--out` names, as the operations take it. */
import { resolve, sep } from 'node:path';
import type { CommandLineIo } from './io';

const STANDARD_OUTPUT = '-';
const NAMES_OF_STANDARD_OUTPUT = /^(?:-|\/dev\/(?:stdout|fd\/1)|\/proc\/self\/fd\/1)$/;

export const isStandardOutput = (out: string): boolean => NAMES_OF_STANDARD_OUTPUT.test(out);

/** A file on stdout is followed by nothing: what is said of it goes to stderr. */
export const ioBeside = (io: CommandLineIo, out: string | null | undefined): CommandLineIo =>
  typeof out === 'string' && isStandardOutput(out) ? { ...io, out: io.err } : io;

/** `-` is standard output. */
export const toOutFile = (out: string): string =>
  out === STANDARD_OUTPUT ? out : toAbsoluteFile(out);

/** A separator at its end stays: it names a folder, which `resolve` would turn into a file. */
const toAbsoluteFile = (path: string): string =>
  resolve(path) + (path.endsWith('/') || path.endsWith(sep) ? sep : '');
