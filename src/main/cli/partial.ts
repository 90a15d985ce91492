/** The exit code of what was done in part, and what is said of it. */
import type { Completeness } from '../../contract/sync-gaps';
import type { CommandLineIo } from './io';
import { messageLine, type ExitCode } from './print';

const EXIT_PARTIAL: ExitCode = 4;

export function exitCodeOf(completeness: Completeness, allowPartial = false): ExitCode {
  if (completeness === 'failed') return 1;
  return completeness === 'full' || allowPartial ? 0 : EXIT_PARTIAL;
}

/** Says on stderr what is missing. `texts`: sentences without their full stops. */
export function printPartial(io: CommandLineIo, texts: readonly string[]): void {
  io.err(texts.map((text) => messageLine(`Partial: ${text}.`)).join(''));
}

export const allowPartialOption = [
  '--allow-partial',
  'end with 0 also if accounts may be missing',
] as const;

export const partialHelp = `
Exit status 4 says that accounts may be missing, and stderr says why: an instance or a
list was not read, or the search of an instance was read in part. Configs and access
lists that Domo refused are reported, and are no reason for it. After export changes it
says that changes may be missing.`;
