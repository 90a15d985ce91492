/** Asks before something is changed. Without a terminal nobody can answer, so nothing is changed. */
import { createInterface } from 'node:readline/promises';
import type { CommandLineIo } from './io';

/** `yes`: it was answered by an option. */
export async function askYes(
  io: Pick<CommandLineIo, 'stdin' | 'err' | 'askSecret'>,
  yes: boolean,
  question: string,
): Promise<boolean> {
  if (yes) return true;
  if (io.askSecret === null) {
    io.err('Nothing was changed. Repeat it with --yes.\n');
    return false;
  }
  io.err(`${question} [y/N] `);
  const reader = createInterface({ input: io.stdin });
  try {
    const [answer = ''] = await Promise.race([
      reader.question('').then((text) => [text]),
      new Promise<string[]>((done) => reader.once('close', () => done([]))),
    ]);
    const isYes = /^y(?:es)?$/iu.test(answer.trim());
    if (!isYes) io.err('Nothing was changed.\n');
    return isYes;
  } finally {
    reader.close();
  }
}
