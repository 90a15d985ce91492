/** Turns database errors into Problems. */
import { dirname } from 'node:path';
import { fail, createProblem, ProblemError, type Problem } from '../../../contract';
import { fileFault, requireOwnFile } from '../../own-files';

export const sqliteErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** True when the file is no database, or none that this key opens. */
export const isDamageError = (error: unknown): boolean =>
  /^SQLITE_(?:NOTADB|CORRUPT)/.test(sqliteErrorCode(error));

export const storeDamagedProblem = (): Problem =>
  createProblem('storeDamaged', 'The store is damaged.', {
    next: 'Restart Latchkey: it sets a damaged file aside, and takes what can be read into a new one.',
  });

/** `folder`: the data folder, or where a copy of the store is. */
export const failNoRoom = (folder: string): never =>
  fail('diskFull', `The store is damaged, and ${folder} has no room for what can be read of it.`, {
    next: 'Make as much room as the store takes, then start Latchkey again.',
  });

/** What can be read of it may be read another time, so it stays. */
export const failNotSalvaged = (file: string): never =>
  fail(
    'storeUnavailable',
    `The store ${file} is damaged, and what can be read of it could not be taken out.`,
    {
      next: 'Start Latchkey again. If that fails too, move the file away: Latchkey then begins a new store with your instances.',
    },
  );

/** A restart helps only when the folder can be written by then. */
export const damagedReadOnlyProblem = (): Problem =>
  createProblem(
    'storeDamaged',
    'An index of the store is damaged, and cannot be made again here.',
    {
      next: 'Make the data folder writable for yourself, then start Latchkey again: it makes the index again.',
    },
  );

export function toStoreProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = sqliteErrorCode(error);
  if (isDamageError(error)) return storeDamagedProblem();
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return createProblem('diskFull', 'The disk is full: the latest data could not be stored.');
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return createProblem(
      'storeUnavailable',
      'The data folder cannot be written: nothing is kept.',
      {
        next: 'Make the folder writable for yourself, then start Latchkey again.',
      },
    );
  }
  // Only rows that belong to a profile reference another table, so the profile was removed meanwhile.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return createProblem('notFound', 'There is no such profile.');
  }
  if (/^(?:ERR_FS_)?EISDIR$/.test(code)) return folderInPlaceProblem(error);
  if (code === '') {
    return createProblem(
      'unexpected',
      `The store failed (${error instanceof Error ? error.name : ''}).`,
    );
  }
  return createProblem('storeUnavailable', `The store cannot be used (${code}).`);
}

/** A folder stands where Latchkey keeps a file. To wait for other programs would not help. */
function folderInPlaceProblem(error: unknown): Problem {
  const { path = '', dest = path } = error as NodeJS.ErrnoException & { readonly dest?: string };
  return namedFolderProblem(dest);
}

const namedFolderProblem = (folder: string): Problem =>
  createProblem('storeUnavailable', `${folder} is a folder, where Latchkey keeps a file.`, {
    next: 'Move it out of the data folder, then try again.',
  });

/**
 * SQLite cannot open a store with a folder beside it, and does not say why. It would wait for a pipe, and write into what
 * a link leads to.
 */
export function refuseForeignBeside(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) {
    const beside = file + suffix;
    try {
      requireOwnFile(beside);
    } catch (error) {
      throw new ProblemError(foreignInPlaceProblem(beside, fileFault(error)));
    }
  }
}

const foreignInPlaceProblem = (file: string, fault: string): Problem =>
  createProblem('storeUnavailable', `${file} cannot be used (${fault}).`, {
    next: 'Move it out of the data folder, then start Latchkey again. What a link leads to was not changed.',
  });

/** Runs `open`. libsql gives no code for a file that may not be opened or created; that fails with `storeUnavailable`. */
export function openOrFail<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (sqliteErrorCode(error) !== '') throw error;
    return fail('storeUnavailable', `The store in ${dirname(file)} cannot be opened.`, {
      next: 'Make sure that you may write to this folder, then start Latchkey again.',
    });
  }
}
