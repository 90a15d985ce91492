/** Whether an instance still answers during a run. If not, the rest of it is left for later, and not tried one by one. */
import { instanceErrors, type Problem } from '../../contract';

/** Also what one account or what it connects to can cause: the next account of the instance may be read all the same. */
const ofOneAccount: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'badResponse',
] satisfies (typeof instanceErrors)[number][]);

const ofInstance: ReadonlySet<string> = new Set(
  instanceErrors.filter((code) => code !== 'notFound' && !ofOneAccount.has(code)),
);

/** So many accounts in a row mean the instance. */
const ENOUGH = 2;

export class AnsweringInstance {
  private inARow = 0;
  private reason: Problem | null = null;

  /** Why it answers nothing; null: it does, as far as is known. */
  get dead(): Problem | null {
    return this.reason;
  }

  /** Of reading an account. True: the problem is of the instance or may be, so that the account can be read later. */
  sawReading(problem: Problem | null): boolean {
    if (problem !== null && ofOneAccount.has(problem.code)) {
      this.inARow += 1;
      if (this.inARow >= ENOUGH) this.reason = problem;
      return true;
    }
    this.inARow = 0;
    return problem !== null && this.sawProblem(problem);
  }

  /** Of anything else, such as a test by another system, whose silence says nothing of the instance. */
  sawProblem(problem: Problem): boolean {
    if (!ofInstance.has(problem.code)) return false;
    this.reason = problem;
    return true;
  }
}
