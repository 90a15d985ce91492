/** Ends the reading of an export as soon as it is cancelled, also while its first rows are still being sorted. */
import { fail } from '../../contract';

export function throwIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) fail('cancelled', 'The export was cancelled; nothing was written.');
}

export async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  throwIfCancelled(signal);
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await nextUntilAborted(iterator, signal);
      throwIfCancelled(signal);
      if (next === 'aborted') return;
      ended = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    if (!ended) {
      // Closes the reading in the store, which waits for rows that are under way.
      const closed = iterator.return?.().catch(() => undefined);
      if (!signal.aborted) await closed;
    }
  }
}

/** Not `Promise.race` with one promise for all steps: until that one is settled, it would keep every value that came. */
const nextUntilAborted = <T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T> | 'aborted'> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve('aborted');
    };
    signal.addEventListener('abort', stop, { once: true });
    void iterator
      .next()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', stop);
      });
  });
