/** Which keychain entries belong to a data folder: two folders on one computer never share a token. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync as writeFileSync } from 'write-file-atomic';
import { fail } from '../../contract';

const pattern = /^[0-9a-f-]{36}$/;

/** Reads the folder's id, or makes one. Fails with `cannotWriteFile`, or `storeDamaged` when the file holds something else. */
export function vaultId(home: string): string {
  const file = join(home, 'vault-id');
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      fail('cannotWriteFile', `The file ${file} cannot be read.`, {
        next: 'Give yourself the right to read it, then start Latchkey again.',
      });
    }
    return makeVaultId(file);
  }
  // Making a new id would orphan every token: a person has to decide that.
  if (!pattern.test(text)) {
    fail('storeDamaged', `The file ${file} does not hold an id.`, {
      next: `Put the id back from a backup, or move the file away to begin anew with no tokens.`,
    });
  }
  return text;
}

function makeVaultId(file: string): string {
  const id = randomUUID();
  try {
    writeFileSync(file, `${id}\n`, { mode: 0o600 });
  } catch {
    fail('cannotWriteFile', `The file ${file} cannot be written.`, {
      next: 'Set LATCHKEY_HOME to a folder that you may write to, then start Latchkey again.',
    });
  }
  return id;
}
