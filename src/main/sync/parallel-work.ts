/** Parallel work that settles completely before it fails. */

/** Like `Promise.all`, but waits for all promises before it fails. */
export async function settleAll<T>(work: Iterable<Promise<T>>): Promise<T[]> {
  const ends = await Promise.allSettled(work);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/** Runs `work` over all items, at most `width` at once. Keeps a queue short where a list is long. */
export async function runInParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await settleAll(Array.from({ length: Math.max(1, width) }, worker));
}
