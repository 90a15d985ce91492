/** Keeps what `evaluate` finds in the main process until it was received. */
import type { ElectronApplication } from '@playwright/test';

/** Given to what Playwright runs in main: the modules of Electron. */
type Main = object;
type Work = (main: Main, given: unknown) => unknown;
interface Call {
  readonly number: number;
  /** The number of one whose answer was received long ago. */
  readonly received: number;
  readonly source: string;
  readonly given: unknown;
}
interface Keeper {
  keptAnswers?: Map<number, unknown>;
}

const MOST_TIMES = 20;
/** Calls can overlap; that many cannot. */
const LONG_RECEIVED = 10;

/**
 * The inspector loses an answer when main collects garbage at that moment, after the function has run. So main keeps the
 * answer under a number, and is asked for it until it arrives: the function runs once.
 */
export function keepAnswers(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  let calls = 0;
  const evaluateOnce = async (work: Work | string, given: unknown): Promise<unknown> => {
    calls += 1;
    const call: Call = {
      number: calls,
      received: calls - LONG_RECEIVED,
      source: String(work),
      given,
    };
    for (let time = 1; ; time += 1) {
      try {
        return await evaluate(answerTo, call);
      } catch (error) {
        if (!String(error).includes('was garbage collected') || time >= MOST_TIMES) throw error;
      }
    }
  };
  app.evaluate = evaluateOnce as typeof app.evaluate;
}

/** Runs in main. What is asked again has the answer of the first time, also where that is a failure. */
function answerTo(main: Main, call: Call): unknown {
  const keeper = globalThis as Keeper;
  const kept = (keeper.keptAnswers ??= new Map<number, unknown>());
  kept.delete(call.received);
  if (!kept.has(call.number)) {
    // As Playwright does with the text of a function. No function here has a name: compiled, it would need a helper.
    kept.set(
      call.number,
      new Promise((resolve) => {
        const work: unknown = (0, eval)(`(${call.source})`);
        resolve(typeof work === 'function' ? (work as Work)(main, call.given) : work);
      }),
    );
  }
  return kept.get(call.number);
}
