import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { decodeText, isDecodedText } from '../../contract/decode-text';

/** The command line's input and output: data goes to stdout, everything else to stderr. */
export interface CommandLineIo {
  readonly stdin: NodeJS.ReadableStream;
  /** Node reads a folder as if it were empty. */
  readonly isStdinFolder?: () => boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True if stderr is a terminal. Progress then rewrites its line. */
  readonly interactive: boolean;
  /** True if stdout is a terminal, which executes control characters. Files and pipes get every text unchanged. */
  readonly outIsTerminal: boolean;
  /** True once stdout has failed. What is still running was then cancelled by that, and not by the user. */
  readonly hasFailed?: () => boolean;
  /** Waits until stdout has taken everything. False if it has not. */
  readonly isWritten?: () => Promise<boolean>;
  /** Asks the user for a secret without showing it. Null if stdin is not a terminal. */
  readonly askSecret: ((question: string) => Promise<string>) | null;
  /** Asks a question that is answered with y for yes; anything else means no. Null if stdin is not a terminal. */
  readonly askYesNo?: ((question: string) => Promise<boolean>) | null;
}

export const processCommandLineIo: CommandLineIo = {
  stdin: process.stdin,
  isStdinFolder,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
  outIsTerminal: process.stdout.isTTY,
  askSecret: process.stdin.isTTY ? askSecret : null,
  askYesNo: process.stdin.isTTY ? askYesNo : null,
};

function isStdinFolder(): boolean {
  try {
    return fstatSync(0).isDirectory();
  } catch {
    // It is closed.
    return false;
  }
}

async function askYesNo(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await new Promise<string>((resolve) => {
      reader.once('close', () => resolve(''));
      reader.question(question, resolve);
    });
    return /^y(?:es)?$/iu.test(answer.trim());
  } finally {
    reader.close();
  }
}

/** Line editing works, but nothing is shown. Empty if the user gives up (Ctrl+C, Ctrl+D). */
async function askSecret(question: string): Promise<string> {
  const discardedOutput = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: discardedOutput, terminal: true });
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve) => {
      reader.once('line', resolve);
      reader.once('close', () => resolve(''));
      reader.once('SIGINT', () => reader.close());
    });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/** All of stdin as text, decoded by `decodeText`; at most `limit` bytes. Null when there is more. */
export async function readAll(stdin: NodeJS.ReadableStream, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) return null;
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks));
}

/** What is wrong with a text that was read, as a sentence; null when it is usable. `what`: `The token on stdin`. */
export function unreadableText(text: string | null, what: string, limit: number): string | null {
  if (text === null) return `${what} is larger than ${formatSize(limit)}.`;
  return isDecodedText(text) ? null : `${what} is not in UTF-8. UTF-16 needs a byte order mark.`;
}

const formatSize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / 1024 / 1024)} MB`;
