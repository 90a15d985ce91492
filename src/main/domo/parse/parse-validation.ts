/** What the validators route answered: `{ result, messages }` (domo-api 2.2, 10.27). */
import { createProblem, ProblemError } from '../../../contract';
import { toOneLine } from '../http/response';
import { redactSentValues } from '../redact/redact-sent-values';
import type { CredentialValidation } from '../domo-types';
import { isJsonRow, toText } from './json-fields';
import { rowLimitViolation } from './row-limits';

/** The one word that is known; it stays readable whatever was sent. */
const SUCCESS = 'SUCCESS';
const MAX_MESSAGES = 20;

/** @param secrets the values that were sent: no sentence keeps them. */
export function parseValidation(json: unknown, secrets: readonly string[]): CredentialValidation {
  const result = isJsonRow(json) ? toText(json['result']) : null;
  if (!isJsonRow(json) || result === null || rowLimitViolation(json)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is no result of a check."));
  }
  const clean = (sentence: string): string => toOneLine(redactSentValues(sentence, secrets));
  return {
    result: result === SUCCESS ? result : clean(result),
    messages: collectSentences(json['messages']).slice(0, MAX_MESSAGES).map(clean),
  };
}

/** No source tells what is in `messages`: every text in it, at any depth, with the name that it stands under. */
function collectSentences(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => collectSentences(one, name));
  if (isJsonRow(value))
    return Object.entries(value).flatMap(([key, one]) => collectSentences(one, key));
  const sentence = toText(value)?.trim() ?? '';
  if (sentence === '') return [];
  return [name === '' ? sentence : `${name}: ${sentence}`];
}
