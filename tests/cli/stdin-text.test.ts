/** The encodings that programs and shells of all systems write to stdin. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAll, unreadableText } from '../../src/main/cli/io';

const read = (...chunks: Buffer[]): Promise<string | null> => readAll(Readable.from(chunks), 64);
const text = '{"a":"ü"}\r\n';

describe('stdin', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark, as Notepad writes it', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Windows PowerShell writes files', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 of the other byte order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read as %s', async (_what, bytes) => {
    expect(await read(bytes)).toBe(text);
    // A chunk may end in the middle of a byte order mark or a character.
    expect(await read(...[...bytes].map((byte) => Buffer.from([byte])))).toBe(text);
  });

  it.each([
    ['UTF-16 without a byte order mark', Buffer.from(text, 'utf16le')],
    ['a code page of Windows', Buffer.from(text, 'latin1')],
  ])('is named when it is in %s', async (_what, bytes) => {
    expect(unreadableText(await read(bytes), 'The token on stdin', 64 * 1024)).toBe(
      'The token on stdin is not in UTF-8. UTF-16 needs a byte order mark.',
    );
    expect(unreadableText(text, 'The token on stdin', 64 * 1024)).toBeNull();
    expect(unreadableText(null, 'The token on stdin', 64 * 1024)).toBe(
      'The token on stdin is larger than 64 KB.',
    );
    expect(unreadableText(null, 'The list many.csv', 1_000_000)).toBe(
      'The list many.csv is larger than 977 KB.',
    );
  });

  it('is refused if it is too long', async () => {
    expect(await read(Buffer.alloc(65))).toBeNull();
    expect(await read(Buffer.alloc(64, 'a'))).toBe('a'.repeat(64));
  });
});
