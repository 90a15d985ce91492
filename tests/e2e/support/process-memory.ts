/** Looks for texts in the memory of a running process. Linux only. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes that are read at once. */
const PIECE = 16 * 1024 * 1024;

interface Region {
  readonly start: number;
  readonly end: number;
}

/** The writable memory of a process, which holds its heaps and stacks. */
function writableRegions(pid: number): Region[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) rw/u.exec(line);
      if (!match) return [];
      return [{ start: parseInt(match[1] ?? '', 16), end: parseInt(match[2] ?? '', 16) }];
    });
}

/**
 * The matches of a pattern in a process's memory, each once, as one-byte or as two-byte text.
 * @param pattern global; for the longest match, pieces overlap by 1,000 bytes.
 */
export function findInMemory(pid: number, pattern: RegExp): Set<string> {
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.allocUnsafe(PIECE);
  try {
    for (const { start, end } of writableRegions(pid)) {
      for (let at = start; at < end; at += PIECE - 1_000) {
        const size = readPiece(memory, buffer, at, Math.min(PIECE, end - at));
        const text = buffer.toString('latin1', 0, size);
        for (const [match] of text.matchAll(pattern)) found.add(match);
        // Two-byte text of ASCII has a zero after every letter.
        for (const [match] of text.replaceAll('\0', '').matchAll(pattern)) found.add(match);
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
}

/** 0 for a region that cannot be read, such as one of a device. */
function readPiece(memory: number, buffer: Buffer, at: number, size: number): number {
  try {
    return readSync(memory, buffer, 0, size, at);
  } catch {
    return 0;
  }
}
