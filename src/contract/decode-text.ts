/** Reads text that another program wrote: UTF-8, or UTF-16 with a byte order mark, as programs on Windows write it. */

/**
 * The text without a byte order mark. Without one, the bytes are read as UTF-8. Bytes that are no characters become
 * U+FFFD; it never fails.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return withoutByteOrderMark(new TextDecoder(encoding).decode(bytes));
}

/**
 * False for bytes that were no text, or in another encoding: UTF-16 without its mark, or a code page. Nothing that
 * Latchkey reads holds a NUL.
 */
export const isDecodedText = (text: string): boolean => !/[\0\uFFFD]/.test(text);

/** Of a text that was decoded elsewhere. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');
