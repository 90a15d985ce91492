/** A fetch that gives up on a server that says nothing, for downloads that have no time limit of their own. */

/** What is fetched may take as long as it likes, as long as some of it comes every `limit` milliseconds. */
export const watchedFetch =
  (fetch: typeof globalThis.fetch, limit: number): typeof globalThis.fetch =>
  async (input, init) => {
    const silent = new AbortController();
    const timer = setTimeout(() => {
      silent.abort(new Error(`Nothing came for ${limit / 1000} s.`));
    }, limit);
    // Only the connection keeps the process alive, not the watch over it.
    timer.unref();
    const signals = [silent.signal, ...(init?.signal ? [init.signal] : [])];
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
      timer.refresh();
      return new Response(response.body?.pipeThrough(watch(timer)) ?? null, response);
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  };

const watch = (timer: NodeJS.Timeout): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform: (chunk, controller) => {
      timer.refresh();
      controller.enqueue(chunk);
    },
    flush: () => {
      clearTimeout(timer);
    },
  });
