/** What bounds the size of an answer, in bytes after decompression. Rows and nesting: `parse/row-limits.ts`. */

/** The largest response that is read. The largest known one has a few million bytes. */
export const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** The body; null when it is larger than `limit`. */
export async function readUpTo(
  stream: AsyncIterable<unknown>,
  limit: number,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
