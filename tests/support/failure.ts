import { toProblem, type Problem } from '../../src/contract';

/** The Problem of work that is to fail. */
export async function failureOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('it did not fail');
}

/** The same of work that ends at once. */
export function failureBy(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('it did not fail');
}
