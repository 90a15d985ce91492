/** Why a file was not written, as a Problem. */
import { createProblem, ProblemError } from '../../contract';

const FILE_ERROR_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EISDIR: 'a folder has this name',
  EBUSY: 'another program holds it',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  ENXIO: 'nothing can be written into it',
  EPIPE: 'its reader has closed it',
};

export function toFileProblem(error: unknown, file: string, isReplaced: boolean): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ProblemError(
      createProblem(
        'diskFull',
        isReplaced
          ? `${file} was not written: the disk is full. The file that was there before is unchanged.`
          : `${file} was not written: it is full.`,
      ),
    );
  }
  const reason = FILE_ERROR_REASONS[code] ?? code;
  return new ProblemError(createProblem('cannotWriteFile', `${file} was not written: ${reason}.`));
}
