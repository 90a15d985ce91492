import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** How the command line speaks: data on stdout, everything else on stderr. */
export interface CommandLineIo {
  readonly stdin: NodeJS.ReadableStream;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when stderr is a terminal: progress may then rewrite its line. */
  readonly interactive: boolean;
  /** True when stdout is a terminal, which obeys what it is told; a file and a pipe get every text as it is. */
  readonly outIsTerminal: boolean;
  /** Asks a person at a terminal for a secret, which is not shown. Null when stdin is no terminal. */
  readonly askSecret: ((question: string) => Promise<string>) | null;
}

export const processCommandLineIo: CommandLineIo = {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
  outIsTerminal: process.stdout.isTTY,
  askSecret: process.stdin.isTTY ? askSecret : null,
};

/** Line editing works as usual, only what it shows goes nowhere. Empty when the person gives up (Ctrl+C, Ctrl+D). */
async function askSecret(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
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

const UTF16_MARK = Buffer.from([0xff, 0xfe]);

/**
 * UTF-8 with or without a byte order mark, or UTF-16 with one: Windows PowerShell writes these. The mark is no part
 * of the text.
 */
const decodeText = (bytes: Buffer): string =>
  new TextDecoder(bytes.subarray(0, 2).equals(UTF16_MARK) ? 'utf-16le' : 'utf-8').decode(bytes);
