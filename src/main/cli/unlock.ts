/** Unlocks Latchkey for a command: with the passphrase from a file, or typed. */
import { readFileSync } from 'node:fs';
import { createProblem, toProblem, type Problem } from '../../contract';
import { decodeText } from '../../contract/decode-text';
import type { AppLock } from '../lock/app-lock';
import { unreadableText, type CommandLineIo } from './io';

/** Names a file with the passphrase, for schedulers. Arguments and variables would show it to other programs. */
const PASSPHRASE_FILE_VARIABLE = 'LATCHKEY_PASSPHRASE_FILE';

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

function readPassphraseFile(file: string): string | Problem {
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch {
    return createProblem('locked', `The passphrase file ${file} cannot be read.`, {
      next: `Set ${PASSPHRASE_FILE_VARIABLE} to a file that you may read.`,
    });
  }
  // Said before it is tried: it would count as a wrong guess.
  const why = unreadableText(text, `The passphrase file ${file}`, Infinity);
  return why === null
    ? text.replace(/\r?\n$/u, '')
    : createProblem('locked', why, { next: 'Save the file as UTF-8.' });
}
