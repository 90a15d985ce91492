/** Which files an export must leave alone. Each fails with a Problem that says what to do instead. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Problem } from '../../contract';

/** Compared by number, so that no spelling, link or letter case of a path hides it. */
export async function throwIfOwn(file: string, ownFolder = ''): Promise<void> {
  if (ownFolder === '') return;
  const own = await stat(ownFolder).catch(() => null);
  let folder = await realpath(dirname(file));
  while (own !== null) {
    const { dev, ino } = await stat(folder);
    if (dev === own.dev && ino === own.ino)
      fail('cannotWriteFile', `${file} was not written: it is in Latchkey's own data folder.`, {
        next: 'Write to another folder.',
      });
    const parent = dirname(folder);
    if (parent === folder) return;
    folder = parent;
  }
}

/** A file that nobody may write is protected on purpose; renaming over it would not ask. */
export async function throwIfReadOnly(file: string): Promise<void> {
  const there = await lstat(file).catch(() => null);
  if (there?.isFile() === true && (there.mode & 0o222) === 0)
    fail('cannotWriteFile', `${file} was not written: it is read-only.`, {
      next: 'Write to another file, or make it writable.',
    });
}

export async function throwIfReplacing(file: string, storeProblem: Problem | null): Promise<void> {
  if (storeProblem === null) return;
  // A link that leads nowhere is something too.
  const found = await lstat(file).catch(() => null);
  if (found?.isFile() !== true && found?.isSymbolicLink() !== true) return;
  fail(
    storeProblem.code,
    `${file} is there already and was not replaced, because the store may lack what is in it: ${storeProblem.message}`,
    { next: `Write to another file. ${storeProblem.next}` },
  );
}
