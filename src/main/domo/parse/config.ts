/** Config answers: one flat object of field and value (domo-api 4.7). HOLDS SECRETS. */
import { problem, ProblemError } from '../../../contract';
import { isRow } from './fields';

export function parseConfig(json: unknown): Map<string, string | null> {
  if (!isRow(json)) {
    throw new ProblemError(problem('badResponse', "Domo's answer is not a config."));
  }
  return new Map(
    Object.entries(json)
      // Added by some clients, never by Domo itself.
      .filter(([name]) => name !== '_search_metadata')
      .map(([name, value]) => [name, asText(value)]),
  );
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
