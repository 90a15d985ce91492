/** What happens when stdout can no longer be written: its reader has gone, or its disk is full. */
import type { CommandLineIo } from './io';

/** As the shell reports a program that SIGPIPE ended: `latchkey … | head -1` is no failure to talk about. */
const EXIT_READER_GONE = 141;
/** EX_IOERR of sysexits: no code of a command, so that no script takes it for an answer. */
const EXIT_NOT_WRITTEN = 74;

export interface OutputWatch {
  /** Prints nothing to stderr after the reader of stdout has gone. */
  readonly io: CommandLineIo;
  /** Waits until stdout has taken everything. The exit code if it has not; null if it has. */
  readonly failureCode: () => Promise<number | null>;
}

/** `onFailure` is called once, so that no work goes on for output that nobody gets. */
export function watchOutput(io: CommandLineIo, onFailure: () => void): OutputWatch {
  let failure: string | null = null;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (failure !== null) return;
    failure = error.code ?? error.name;
    onFailure();
  });
  // Messages and progress are no reason to give up what a command does.
  process.stderr.on('error', () => undefined);
  const findFailure = async (): Promise<string | null> => {
    // Not otherwise: to write nothing fails too on a full disk, and would make a failure of a command that says nothing.
    if (process.stdout.writableLength > 0) {
      await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
    }
    // The event comes after the callback.
    await new Promise((resolve) => setImmediate(resolve));
    return failure;
  };
  return {
    io: {
      ...io,
      hasFailed: () => failure !== null,
      isWritten: async () => (await findFailure()) === null,
      err: (text) => {
        if (failure !== 'EPIPE') io.err(text);
      },
    },
    failureCode: async () => {
      const found = await findFailure();
      if (found === null) return null;
      if (found === 'EPIPE') return EXIT_READER_GONE;
      io.err(`The output was not written completely: ${REASONS[found] ?? found}.\n`);
      return EXIT_NOT_WRITTEN;
    },
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EIO: 'the disk or terminal does not answer',
};
