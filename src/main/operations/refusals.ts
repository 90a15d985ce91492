/** Calls that are refused before any handler sees them. */
import type { z } from 'zod';
import { problem, type Problem } from '../../contract';

export const unknownOperation = (name: string): Problem =>
  problem('unknownOperation', `There is no operation ${JSON.stringify(name)}.`);

/** Schemas leave out what has this name: it would be lost, and nobody told. Null: nothing has it, at any depth. */
export function unnamable(request: unknown): Problem | null {
  const parts = [request];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if (Object.hasOwn(part, '__proto__')) {
      return problem('invalidRequest', 'Nothing was done: no field can be called __proto__.');
    }
    for (const each of Object.values(part)) if (typeof each === 'object') parts.push(each);
  }
  return null;
}

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
