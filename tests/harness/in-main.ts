/** Runs a function in the main process of the app, as `evaluate` does, for what may run twice. */
import type { ElectronApplication } from '@playwright/test';

type Evaluate<R, A> = Parameters<typeof evaluateOnce<R, A>>[1];

const evaluateOnce = <R, A>(
  app: ElectronApplication,
  work: Parameters<typeof app.evaluate<R, A>>[0],
  given: A,
): Promise<R> => app.evaluate<R, A>(work, given);

const MOST_TIMES = 5;

/**
 * The inspector loses an answer when main collects garbage at that moment. The function has run then, so this is only for
 * what asks, or sets to a value.
 */
export async function inMain<R, A>(
  app: ElectronApplication,
  work: Evaluate<R, A>,
  given: A,
): Promise<R> {
  for (let time = 1; ; time += 1) {
    try {
      return await evaluateOnce<R, A>(app, work, given);
    } catch (error) {
      const isLost = String(error).includes('was garbage collected');
      if (!isLost || time >= MOST_TIMES) throw error;
    }
  }
}
