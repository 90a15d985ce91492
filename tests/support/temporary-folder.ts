/** The one way to a temporary folder in tests, the harness, the demo and the benchmarks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();
process.once('exit', removeTemporaryFolders);

/**
 * Makes an empty folder with a name of its own. It is removed when the test file ends (`vitest-setup.ts`), and
 * at the latest when the process exits.
 * @param subject a word or two that say whose folder it is; part of its name.
 * @param parent where a folder outside the project would not do.
 */
export function temporaryFolder(subject: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, `latchkey-${subject}-`));
  folders.add(folder);
  return folder;
}

/** For folders that would pile up: all others are removed by themselves. */
export function removeTemporaryFolder(folder: string): void {
  // A program that is ending may still write into it.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  folders.delete(folder);
}

export function removeTemporaryFolders(): void {
  for (const folder of folders) removeTemporaryFolder(folder);
}
