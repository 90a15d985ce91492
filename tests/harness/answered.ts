/** Asks a window again that never answered: on a busy machine one of about a thousand was found so, whole and idle. */
import { setTimeout as wait } from 'node:timers/promises';

/** Far longer than any answer takes; a test has five times as long. */
const UNANSWERED_MS = 120_000;

/** `ask` may be done twice. Fails with its error; the last time, waits for as long as the test has. */
export async function askUntilAnswered(
  ask: () => Promise<unknown>,
  again: () => Promise<unknown> = ask,
  limit = UNANSWERED_MS,
): Promise<void> {
  const answered = ask().then(() => true);
  const unanswered = wait(limit, false, { ref: false });
  if (await Promise.race([answered, unanswered])) return;
  console.warn('A window did not answer for two minutes, and is asked again.');
  // Its late failure is no news: the second answer counts.
  answered.catch(() => undefined);
  await again();
}
