/** The encodings that programs and shells of all systems write to stdin. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../src/main/cli/io';

const read = (...chunks: Buffer[]): Promise<string | null> => readAll(Readable.from(chunks), 64);
const text = '{"a":"ü"}\r\n';

describe('stdin', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark, as Notepad writes it', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Windows PowerShell writes files', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read as %s', async (_what, bytes) => {
    expect(await read(bytes)).toBe(text);
    // A chunk may end in the middle of a byte order mark or a character.
    expect(await read(...[...bytes].map((byte) => Buffer.from([byte])))).toBe(text);
  });

  it('is refused if it is too long', async () => {
    expect(await read(Buffer.alloc(65))).toBeNull();
    expect(await read(Buffer.alloc(64, 'a'))).toBe('a'.repeat(64));
  });
});
