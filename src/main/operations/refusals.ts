/** Calls that are refused before any handler sees them. */
import type { z } from 'zod';
import { problem, type Problem } from '../../contract';

export const unknownOperation = (name: string): Problem =>
  problem('unknownOperation', `There is no operation ${JSON.stringify(name)}.`);

/** Says which part of a request is wrong. Values are left out: one of them may be a token. */
export function requestProblem(operation: string, error: z.ZodError): Problem {
  const parts = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String).join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  });
  return problem(
    'invalidRequest',
    `The request of ${operation} is not right: ${parts.join('; ')}.`,
  );
}
