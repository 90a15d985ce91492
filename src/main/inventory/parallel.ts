/** Work side by side, of which nothing goes on unseen when a part of it fails. */

/** Like `Promise.all`, but settled as a whole before it fails. */
export async function together<T>(work: Iterable<Promise<T>>): Promise<T[]> {
  const ends = await Promise.allSettled(work);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/** Runs `work` over all items, at most `width` at once. Keeps a queue short where a list is long. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await together(Array.from({ length: Math.max(1, width) }, worker));
}
