import { toProblem, type Problem } from '../../src/contract';

/** The Problem of asynchronous work that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('it did not fail');
}

/** The Problem of synchronous work that must fail. */
export function failureBy(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('it did not fail');
}
