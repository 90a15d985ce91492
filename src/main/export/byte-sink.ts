/** Where the formats write: counts the bytes, and hashes them if somebody wants to know the hash. */
import { createHash } from 'node:crypto';
import type { OutputFile } from './output-target';

export interface ByteSink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly writeText: (text: string) => Promise<void>;
}

export interface CountingSink extends ByteSink {
  /** How many bytes were written. */
  readonly bytes: () => number;
  /** The SHA-256 of all bytes, in hex; null if it was not wanted. Ends the hash: call it once. */
  readonly hash: () => string | null;
}

export function createCountingSink(output: OutputFile, hashed: boolean): CountingSink {
  const hash = hashed ? createHash('sha256') : null;
  let count = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    hash?.update(bytes);
    await output.writeFile(bytes);
    count += bytes.length;
  };
  return {
    write,
    writeText: (text) => write(Buffer.from(text, 'utf8')),
    bytes: () => count,
    hash: () => hash?.digest('hex') ?? null,
  };
}
