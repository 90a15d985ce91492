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
  let wake = (): void => undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    wake = () => {
      resolve('aborted');
    };
  });
  signal.addEventListener('abort', wake, { once: true });
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      throwIfCancelled(signal);
      if (next === 'aborted') return;
      ended = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', wake);
    if (!ended) {
      // Closes the reading in the store, which waits for rows that are under way.
      const closed = iterator.return?.().catch(() => undefined);
      if (!signal.aborted) await closed;
    }
  }
}
