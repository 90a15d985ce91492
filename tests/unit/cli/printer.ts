/** A command line that keeps what it prints. */
import type { Io } from '../../../src/main/cli/io';

export function printer(part: Partial<Io> = {}): { io: Io; text: () => string } {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const quiet = { interactive: false, outIsTerminal: false, askSecret: null };
  return {
    io: { ...quiet, stdin: process.stdin, out: print, err: print, ...part },
    text: () => printed,
  };
}
