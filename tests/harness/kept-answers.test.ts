/** The inspector that loses answers is a stand-in here: a real one does so at a moment that no test can choose. */
import type { ElectronApplication } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { keepAnswers } from './kept-answers';

type Evaluate = (work: (main: object, given: unknown) => unknown, given: unknown) => unknown;
const main = globalThis as { runs?: number; keptAnswers?: unknown };

/** An app that loses the first answers. */
function appThatLoses(count: number, reason: string): ElectronApplication {
  let left = count;
  const evaluate: Evaluate = async (work, given) => {
    const answer = await work({}, given);
    left -= 1;
    if (left >= 0) throw new Error(reason);
    return answer;
  };
  const app = { evaluate } as unknown as ElectronApplication;
  // Each app has a main process of its own.
  delete main.keptAnswers;
  main.runs = 0;
  keepAnswers(app);
  return app;
}

const countRuns = (_main: unknown, given: number): number => {
  const kept = globalThis as { runs?: number };
  kept.runs = (kept.runs ?? 0) + given;
  return kept.runs;
};

describe('a function that is evaluated in main', () => {
  it('runs once and has its answer, however often the answer is lost', async () => {
    const app = appThatLoses(3, 'Resulting promise was garbage collected.');
    expect(await app.evaluate(countRuns, 2)).toBe(2);
    expect(await app.evaluate(countRuns, 5)).toBe(7);
  });

  it('fails at once for any other reason', async () => {
    const app = appThatLoses(1, 'Target closed');
    await expect(app.evaluate(countRuns, 1)).rejects.toThrow('Target closed');
    expect(main.runs).toBe(1);
  });
});
