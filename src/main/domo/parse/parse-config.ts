/** A config response: one flat object of field and value (domo-api 4.7). HOLDS SECRETS. */
import { createProblem, ProblemError } from '../../../contract';
import { toExactJson } from './exact-json';
import { isJsonRow } from './json-fields';
import { rowLimitViolation } from './row-limits';

/** Configs have about twenty. */
const MAX_FIELDS = 1_000;

/** @param what for the message: `the config of account 71`. */
export function parseConfig(json: unknown, what: string): Map<string, string | null> {
  if (!isJsonRow(json)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is not a config."));
  }
  // Whole or not at all: a shortened value could later be written to another account.
  const violation = rowLimitViolation(json);
  if (violation) {
    const message = `Domo's answer for ${what} was not taken: ${violation.reason}.`;
    throw new ProblemError(createProblem('badResponse', message));
  }
  const fields = Object.entries(json);
  if (fields.length > MAX_FIELDS) {
    const message = `Domo's answer for ${what} was not taken: it has more than ${MAX_FIELDS} fields.`;
    throw new ProblemError(createProblem('badResponse', message));
  }
  return new Map(
    fields
      // Some clients add it. Domo does not.
      .filter(([name]) => name !== '_search_metadata')
      .map(([name, value]) => [name, toConfigText(value)]),
  );
}

function toConfigText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : toExactJson(value);
}
