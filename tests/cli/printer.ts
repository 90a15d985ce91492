/** An IO of the command line that collects the output. */
import type { CommandLineIo } from '../../src/main/cli/io';

export function printer(part: Partial<CommandLineIo> = {}): {
  io: CommandLineIo;
  text: () => string;
} {
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
