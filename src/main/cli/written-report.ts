/** A report is remembered once somebody can have it: news that reached nobody are told again. */
import { constants, fstatSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { createProblem, type Problem, type ResponseFor } from '../../contract';
import { isoInstantText } from '../../contract/instants';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';
import { isStandardOutput } from './out-file';

type Made = ResponseFor<'report.make'>;

/**
 * `made`: a report that was made without being remembered. Without a page it must have reached stdout. Null, or why it is
 * not remembered.
 */
export async function rememberWrittenReport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  made: Pick<Made, 'at' | 'htmlFile'>,
): Promise<Problem | null> {
  if ((await io.isWritten?.()) === false) return null;
  if (made.htmlFile === null && isThrownAway()) return null;
  const remembered = await invoker.call('report.remember', { at: made.at });
  return remembered.ok ? null : remembered.problem;
}

/**
 * Copies a page that tells something to one with its time in its name, `report-2026-11-28T07-00-00Z.html`: a run on the
 * next day writes over the first one, and tells what it told no more. Null, or why that was not possible.
 */
export async function keepPageWithNews({
  at,
  htmlFile,
  findings,
  knownNow,
}: Made): Promise<Problem | null> {
  if (htmlFile === null || isStandardOutput(htmlFile)) return null;
  if (findings.length === 0 && knownNow.length === 0) return null;
  const { dir, name, ext } = parse(htmlFile);
  const time = isoInstantText(at).replace(/\.\d+/u, '').replaceAll(':', '-');
  const kept = join(dir, `${name}-${time}${ext}`);
  try {
    await copyFile(htmlFile, kept, constants.COPYFILE_EXCL);
    return null;
  } catch {
    return createProblem('cannotWriteFile', `The page could not be kept as ${kept}.`, {
      next: 'The next report tells the same again. Make room for it, or name another file.',
    });
  }
}

/** True if stdout is the device that takes everything and keeps nothing. Windows does not tell. */
function isThrownAway(): boolean {
  if (process.platform === 'win32') return false;
  try {
    const out = fstatSync(1);
    return out.isCharacterDevice() && out.rdev === statSync('/dev/null').rdev;
  } catch {
    // It is closed: nobody gets it.
    return true;
  }
}
