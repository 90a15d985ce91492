/** Unlocks Latchkey for a command: with the passphrase from a file, or typed. */
import { createProblem, toProblem, type Problem } from '../../contract';
import { fileFault, readChosenFile } from '../own-files';
import type { AppLock } from '../lock/app-lock';
import type { CommandLineIo } from './io';

/** Names a file with the passphrase, for schedulers. Arguments and variables would show it to other programs. */
const PASSPHRASE_FILE_VARIABLE = 'LATCHKEY_PASSPHRASE_FILE';

const MAX_PASSPHRASE_BYTES = 64 * 1024;

/** Null if Latchkey is unlocked, or why it stays locked. */
export async function unlockForCommand(
  lock: AppLock,
  io: Pick<CommandLineIo, 'askSecret'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Problem | null> {
  if (!lock.isLocked()) return null;
  try {
    const passphrase = await readPassphrase(io, env);
    if (typeof passphrase !== 'string') return passphrase;
    await lock.unlock(passphrase);
    return null;
  } catch (error) {
    return toProblem(error);
  }
}

async function readPassphrase(
  { askSecret }: Pick<CommandLineIo, 'askSecret'>,
  env: NodeJS.ProcessEnv,
): Promise<string | Problem> {
  const file = env[PASSPHRASE_FILE_VARIABLE];
  if (file !== undefined && file !== '') return readPassphraseFile(file);
  if (askSecret) return askSecret('Passphrase of Latchkey (not shown): ');
  return createProblem('locked', 'Latchkey is locked by a passphrase.', {
    next: `Run the command in a terminal to type it, or set ${PASSPHRASE_FILE_VARIABLE} to a file that contains it.`,
  });
}

function readPassphraseFile(file: string): string | Problem {
  try {
    return readChosenFile(file, MAX_PASSPHRASE_BYTES)
      .toString('utf8')
      .replace(/^\uFEFF/u, '')
      .replace(/\r?\n$/u, '');
  } catch (error) {
    return createProblem(
      'locked',
      `The passphrase file ${file} cannot be read (${fileFault(error)}).`,
      {
        next: `Set ${PASSPHRASE_FILE_VARIABLE} to a regular file that you may read.`,
      },
    );
  }
}
