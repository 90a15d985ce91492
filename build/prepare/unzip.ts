/** Unpacks a zip file whose content was checked before: yauzl refuses names that lead out of the folder. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry } from 'yauzl';

/** Kind and rights of a file as Unix has them lie in the upper half of this number. */
const UNIX = 16;
const KIND = 0o170000;
const LINK = 0o120000;
const RIGHTS = 0o777;

/**
 * Writes the files for which `place` gives a path in the folder, with the rights that they have in the archive. A
 * symbolic link is refused: no archive that is unpacked here has one, and it could lead out of the folder.
 */
export async function unzip(
  file: string,
  folder: string,
  place: (name: string) => string | null,
): Promise<void> {
  const zip = await openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (path === null) continue;
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      const stream = await zip.openReadStreamPromise(entry);
      await pipeline(stream, createWriteStream(target, { mode: rightsOf(entry) }));
    }
  } finally {
    zip.close();
  }
}

function rightsOf({ fileName, externalFileAttributes }: Entry): number {
  const mode = externalFileAttributes >>> UNIX;
  if ((mode & KIND) === LINK) throw new Error(`${fileName} is a symbolic link.`);
  // An archive made elsewhere than on Unix tells none.
  return mode & RIGHTS || 0o644;
}
