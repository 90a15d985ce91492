// It is given to the page as text, so nothing in it has a type.
/* oxlint-disable typescript/no-unsafe-return, typescript/no-unsafe-member-access, typescript/no-unsafe-call,
   typescript/no-unsafe-assignment, typescript/restrict-plus-operands, typescript/prefer-optional-chain,
   typescript/no-unnecessary-condition */
// Runs in the page: from the time of an input event to the paint after it, and to the paint that shows its answer.
(() => {
  const LIMIT_MS = 60_000;
  const grid = () => document.querySelector('[role="grid"]');
  const activeRow = () => document.activeElement?.closest('[data-row]') ?? null;
  const drawer = () => document.querySelector('aside[aria-label="Account"]');
  const dialog = () => document.querySelector('[role="dialog"]');
  const isSettled = () => {
    const list = grid();
    return (
      list !== null &&
      list.getAttribute('aria-busy') === 'false' &&
      !('outdated' in list.dataset) &&
      list.querySelector('[data-row]') !== null
    );
  };
  const openTitle = () => drawer()?.querySelector('.lk-mono')?.textContent ?? '';
  const isDrawn = () => (drawer()?.querySelector('dl dt') ?? null) !== null;
  const hasFound = () => dialog()?.querySelector('[role="status"]')?.textContent !== 'Searching';
  const middleRow = () => {
    const { left, top, width, height } = grid().getBoundingClientRect();
    return (
      document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[data-row]') ?? null
    );
  };

  /** `of`: what is remembered before the action. `isThere`: whether its answer is in the page. */
  const answers = {
    text: {
      of: () => document.body.textContent,
      isThere: (before) => document.body.textContent !== before,
    },
    row: {
      of: () => activeRow()?.dataset.row,
      isThere: (before) =>
        activeRow() !== null &&
        activeRow().dataset.row !== before &&
        activeRow().getAttribute('aria-busy') === 'false',
    },
    filtered: {
      of: () => document.querySelector('[aria-label="Filter by text"]').value,
      isThere: (before) =>
        document.querySelector('[aria-label="Filter by text"]').value !== before && isSettled(),
    },
    sorted: {
      of: () =>
        grid().querySelector('[aria-sort="ascending"], [aria-sort="descending"]')?.textContent,
      isThere: (before) =>
        isSettled() &&
        grid().querySelector('[aria-sort="ascending"], [aria-sort="descending"]')?.textContent !==
          before,
    },
    chosen: {
      of: () => grid().getAttribute('aria-rowcount'),
      isThere: (before) => isSettled() && grid().getAttribute('aria-rowcount') !== before,
    },
    opened: { of: openTitle, isThere: (before) => isDrawn() && openTitle() !== before },
    closed: { of: () => null, isThere: () => drawer() === null },
    palette: {
      of: () => null,
      isThere: () => (dialog()?.querySelector('[role="option"]') ?? null) !== null,
    },
    found: {
      of: () => dialog().querySelector('input').value,
      isThere: (before) => dialog().querySelector('input').value !== before && hasFound(),
    },
    revealed: { of: () => null, isThere: () => dialog() === null && isDrawn() && isSettled() },
    scope: {
      of: () => document.querySelector('nav [aria-current="true"]')?.textContent,
      isThere: (before) =>
        isSettled() && document.querySelector('nav [aria-current="true"]')?.textContent !== before,
    },
    view: {
      of: () => grid() !== null,
      isThere: (before) =>
        before
          ? document.querySelector('[role="region"][aria-label="Overview"]') !== null
          : grid() !== null && isSettled(),
    },
    picked: {
      of: () => document.querySelectorAll('[data-row] input:checked').length,
      isThere: (before) =>
        document.querySelectorAll('[data-row] input:checked').length >= before + 10,
    },
    scrolled: {
      of: () => grid().scrollTop,
      isThere: (before) =>
        grid().scrollTop !== before && middleRow()?.getAttribute('aria-busy') === 'false',
    },
  };

  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask' });
  const gaps = [];
  let lastFrame = 0;
  let watching = false;

  /** A task that a frame queues runs after the frame was painted. */
  const afterPaint = (work) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      work(performance.now());
    };
    port2.postMessage(null);
  };

  /** Two frames first: what was typed a moment ago is asked in the second. */
  const until = (isThere) =>
    new Promise((resolve, reject) => {
      const limit = performance.now() + LIMIT_MS;
      const look = (now) => {
        if (isThere()) resolve();
        else if (now > limit) reject(new Error('The page did not come to show it.'));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(() => requestAnimationFrame(look));
    });

  let run = null;
  window.benchClock = {
    /** `begin`: the event whose time counts. `handled`: the one whose handler changes the page. */
    arm(begin, handled, answer) {
      const { of, isThere } = answers[answer];
      const before = of();
      const current = { begun: null, painted: null, answered: null };
      run = current;
      longTasks.length = 0;
      window.addEventListener(begin, ({ timeStamp }) => (current.begun = timeStamp), {
        capture: true,
        once: true,
      });
      const watch = () => {
        if (run !== current) return;
        const there = isThere(before);
        if (current.painted === null || there)
          afterPaint((now) => {
            current.painted ??= now - current.begun;
            if (there) current.answered = now - current.begun;
          });
        if (!there) requestAnimationFrame(watch);
      };
      window.addEventListener(handled, () => requestAnimationFrame(watch), {
        capture: true,
        once: true,
      });
    },
    answered: () => until(() => run.answered !== null),
    read: () => ({
      ...run,
      longTasks: longTasks
        .filter(({ startTime, duration }) => startTime + duration > run.begun)
        .map(({ duration }) => duration),
    }),
    settled: () => until(isSettled),
    found: () => until(hasFound),
    async callAll(operation, requests) {
      const answers = await Promise.all(
        requests.map((request) =>
          window.latchkey.call({ callId: crypto.randomUUID(), operation, request }),
        ),
      );
      const failed = answers.find(({ ok }) => !ok);
      if (failed) throw new Error(`${operation}: ${failed.problem.message}`);
    },
    /** Milliseconds between one frame and the next, for as long as frames are watched. */
    watchFrames() {
      gaps.length = 0;
      lastFrame = 0;
      watching = true;
      const frame = (now) => {
        if (lastFrame > 0) gaps.push(now - lastFrame);
        lastFrame = now;
        if (watching) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    },
    endFrames() {
      watching = false;
      return [...gaps];
    },
  };
})();
