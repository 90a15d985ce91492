/** Creates temporary folders for tests, the harness, the demo and the benchmarks. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_TURNS = 5;
const folders = new Set<string>();
process.once('exit', removeTemporaryFolders);

/**
 * Creates an empty folder with a unique name. It is removed when the test file ends (`vitest-setup.ts`), and
 * at the latest when the process exits.
 * @param subject one or two words that describe the folder; part of its name.
 * @param parent another parent folder than the usual one for temporary files.
 */
export function temporaryFolder(subject: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, `latchkey-${subject}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder early. Others are removed automatically. */
export function removeTemporaryFolder(folder: string): void {
  // A program that is ending may still write into it. Node tries again to remove a folder that is not empty, but not
  // what came into it.
  for (let turn = 1; existsSync(folder); turn += 1) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    } catch (error) {
      if (turn === MOST_TURNS) throw error;
    }
  }
  folders.delete(folder);
}

export function removeTemporaryFolders(): void {
  for (const folder of folders) removeTemporaryFolder(folder);
}
