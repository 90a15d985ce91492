/** Unlocks Latchkey for a command: with the passphrase from a file, or typed. */
import { createReadStream } from 'node:fs';
import { createProblem, toProblem, type Problem } from '../../contract';
import { decodeText } from '../../contract/decode-text';
import { fileFault, readChosenFile } from '../own-files';
import type { AppLock } from '../lock/app-lock';
import { readAll, unreadableText, type CommandLineIo } from './io';

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
  const damage = lock.damage();
  if (damage) return damage;
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

/** A pipe that the shell made has a writer: `<(op read …)`. Any other could keep a command waiting for ever. */
const isFromShell = (file: string): boolean => /^\/(?:dev\/fd|proc\/self\/fd)\/\d+$/u.test(file);

async function readPassphraseFile(file: string): Promise<string | Problem> {
  let text: string | null;
  try {
    text = isFromShell(file)
      ? await readAll(createReadStream(file), MAX_PASSPHRASE_BYTES)
      : decodeText(readChosenFile(file, MAX_PASSPHRASE_BYTES));
  } catch (error) {
    return createProblem(
      'locked',
      `The passphrase file ${file} cannot be read (${fileFault(error)}).`,
      {
        next: `Set ${PASSPHRASE_FILE_VARIABLE} to a regular file that you may read.`,
      },
    );
  }
  // Said before it is tried: it would count as a wrong guess.
  const why = unreadableText(text, `The passphrase file ${file}`, MAX_PASSPHRASE_BYTES);
  return why === null && text !== null
    ? text.replace(/\r?\n$/u, '')
    : createProblem('locked', why ?? '', { next: 'Save the file as UTF-8.' });
}
