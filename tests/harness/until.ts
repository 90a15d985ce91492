import { HANGING_MS } from '../support/time-limit';

/** Asks until there is an answer: the one way to wait where no event tells. Fails after five minutes. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false | ''>,
): Promise<T> {
  const end = Date.now() + HANGING_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false && answer !== '') return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come`);
}
