/**
 * What bounds the size of an answer, in bytes after decompression. Its rows, values and nesting are bounded in
 * `parse/answer-limits.ts`.
 */

const MB = 1024 * 1024;

/** Lists of a whole instance: 100,000 accounts have about 60 MB. */
export const MAX_LIST_BYTES = 64 * MB;
/** Everything else: one account, one config, one access list, what a search found, the answer to a write. */
export const MAX_ANSWER_BYTES = 4 * MB;
/** A refusal is a sentence. More of it is not read, and what was read counts. */
const MAX_REFUSAL_BYTES = 80 * 1024;

/** Pieces of an answer that are joined while it comes, so that joining it at the end does not stop the program. */
const BLOCK_BYTES = MB;

/** The body in pieces, whose memory belongs to nobody else. */
export type BodyBlocks = readonly Uint8Array<ArrayBuffer>[];

/** The body of a success; null when it is larger than `limit`. Of a refusal the first part. */
export async function readBody(
  stream: AsyncIterable<unknown>,
  limit: number,
  isRefusal: () => boolean,
): Promise<BodyBlocks | null> {
  const blocks: Uint8Array<ArrayBuffer>[] = [];
  let chunks: Buffer[] = [];
  let waiting = 0;
  let size = 0;
  const join = (): void => {
    const block = new Uint8Array(waiting);
    let at = 0;
    for (const chunk of chunks) {
      block.set(chunk, at);
      at += chunk.length;
    }
    blocks.push(block);
    chunks = [];
    waiting = 0;
  };
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    chunks.push(bytes);
    waiting += bytes.length;
    if (isRefusal()) {
      if (size > MAX_REFUSAL_BYTES) break;
    } else if (size > limit) return null;
    if (waiting >= BLOCK_BYTES) join();
  }
  join();
  return blocks;
}

export const sizeOfBody = (blocks: BodyBlocks): number =>
  blocks.reduce((sum, block) => sum + block.length, 0);

/** `64 MB` */
export const formatMegabytes = (bytes: number): string => `${bytes / MB} MB`;
