/** Asks a question on the terminal that is answered with yes or no. */
import { createInterface } from 'node:readline/promises';

/** False for anything but `y` or `yes`, and when the user gives up. */
export async function askYes(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const givenUp = new AbortController();
  reader.once('close', () => {
    givenUp.abort();
  });
  try {
    const answer = await reader.question(`${question} [y/N] `, { signal: givenUp.signal });
    return /^y(?:es)?$/iu.test(answer.trim());
  } catch {
    return false;
  } finally {
    reader.close();
  }
}
