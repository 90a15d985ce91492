/** What can go wrong with a file, as a Problem that names it. */
import { createProblem, ProblemError } from '../../contract';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder has this name',
  EBUSY: 'another program holds it',
  ENAMETOOLONG: 'its name is too long',
};

export function fileFailure(error: unknown, file: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ProblemError(
      createProblem(
        'diskFull',
        `${file} was not written: the disk is full. What was there before stays.`,
      ),
    );
  }
  const reason = reasons[code] ?? code;
  return new ProblemError(createProblem('cannotWriteFile', `${file} was not written: ${reason}.`));
}
