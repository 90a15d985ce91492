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

/** How many pieces of work one worker has under way at most. Their results are in memory until they end. */
const MAX_UNENDED = 3;

/**
 * Like `runInParallel`, but `work` may let the next item begin before it ends, by `letNext`. At most `width` have not let
 * it, and at most three times as many have not ended.
 */
export async function runOverlapping<T>(
  items: readonly T[],
  width: number,
  work: (item: T, letNext: () => void) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    const unended: Promise<void>[] = [];
    for (const item of rest) {
      let letNext = (): void => undefined;
      const next = new Promise<void>((resolve) => {
        letNext = resolve;
      });
      const end = work(item, letNext);
      unended.push(end);
      // A failure counts when it is awaited, here or at the end.
      end.catch(() => undefined);
      await Promise.race([next, end]);
      if (unended.length >= MAX_UNENDED) await unended.shift();
    }
    await settleAll(unended);
  };
  await settleAll(Array.from({ length: Math.max(1, width) }, worker));
}
