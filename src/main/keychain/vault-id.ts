/** Which keychain entries belong to a data folder: two folders on one computer never share a token. */
import { randomUUID } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../contract';
import { readOwnFile, UnusableFile, writeOwnFile } from '../own-files';

const vaultIdPattern = /^[0-9a-f-]{36}$/;

const fileErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * Reads the folder's id, or makes one. `beforeCreate` may throw, so that none is made. Fails with `cannotWriteFile`, or
 * `storeDamaged` when the file holds something else.
 */
export function getOrCreateVaultId(home: string, beforeCreate?: () => void): string {
  const file = join(home, 'vault-id');
  // Read again after creating: another program may have created it at the same time.
  const text = readVaultId(file) ?? createAndRead(file, beforeCreate);
  // With a new id no token would be found any more, so a person has to decide that.
  if (!vaultIdPattern.test(text)) {
    fail('storeDamaged', `The file ${file} does not hold an id.`, {
      next: `Put the id back from a backup, or move the file away to begin anew with no tokens.`,
    });
  }
  return text;
}

function createAndRead(file: string, beforeCreate: (() => void) | undefined): string {
  try {
    beforeCreate?.();
  } catch (error) {
    // Another program that starts for the first time may have made both the id and the store meanwhile.
    const existing = readVaultId(file);
    if (existing === null) throw error;
    return existing;
  }
  createVaultId(file);
  return readVaultId(file) ?? '';
}

/** Null when there is none. */
function readVaultId(file: string): string | null {
  try {
    return readOwnFile(file).toString('utf8').trim();
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null;
    if (error instanceof UnusableFile) {
      fail('storeDamaged', `The file ${file} is ${error.reason}, so its id is not read.`, {
        next: 'Put the file itself in its place, from a backup or from where the link leads. Then start Latchkey again.',
      });
    }
    return fail('cannotWriteFile', `The file ${file} cannot be read.`, {
      next: 'Give yourself the right to read it, then start Latchkey again.',
    });
  }
}

function createVaultId(file: string): void {
  const id = randomUUID();
  const own = `${file}.${id}`;
  const write = (to: string): void => {
    writeOwnFile(to, `${id}\n`);
  };
  try {
    write(own);
    try {
      // A link appears with its whole content and, unlike a rename, never replaces another program's file.
      linkSync(own, file);
    } catch (error) {
      // Some file systems have no links.
      if (fileErrorCode(error) !== 'EEXIST') write(file);
    }
  } catch {
    fail('cannotWriteFile', `The file ${file} cannot be written.`, {
      next: 'Set LATCHKEY_HOME to a folder that you may write to, then start Latchkey again.',
    });
  } finally {
    rmSync(own, { force: true });
  }
}
