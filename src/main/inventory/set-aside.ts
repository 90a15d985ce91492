/** What is said of rows that could not be understood. */
import { problem, type Problem, type SetAside } from '../../contract';
import type { Odd } from '../domo';

/** The Problem of one row. */
export const rowProblem = ({ position, reason }: SetAside): Problem =>
  problem('badResponse', `Row ${position + 1} was set aside: ${reason}.`);

/** One Problem for the rows of a list that is shown without them; null when there are none. */
export function setAsideProblem({ setAside: [first], setAsideCount }: Odd): Problem | null {
  if (first === undefined) return null;
  if (setAsideCount === 1) return rowProblem(first);
  return problem(
    'badResponse',
    `${setAsideCount} rows were set aside; the first, row ${first.position + 1}: ${first.reason}.`,
  );
}
