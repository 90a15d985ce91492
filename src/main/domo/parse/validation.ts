/** What the validators route answered: `{ result, messages }` (domo-api 2.2, 10.27). */
import { createProblem, ProblemError } from '../../../contract';
import { oneLine } from '../answer';
import { withoutValues } from '../sent-values';
import type { Validation } from '../types';
import { isRow, text } from './fields';
import { oddity } from './unusable';

/** The one word that is known; it stays readable whatever was sent. */
const SUCCESS = 'SUCCESS';
const MOST_MESSAGES = 20;

/** @param secrets the values that were sent: no sentence keeps them. */
export function parseValidation(json: unknown, secrets: readonly string[]): Validation {
  const result = isRow(json) ? text(json['result']) : null;
  if (!isRow(json) || result === null || oddity(json)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is no result of a check."));
  }
  const clean = (sentence: string): string => oneLine(withoutValues(sentence, secrets));
  return {
    result: result === SUCCESS ? result : clean(result),
    messages: sentences(json['messages']).slice(0, MOST_MESSAGES).map(clean),
  };
}

/** No source tells what is in `messages`: every text in it, at any depth, with the name that it stands under. */
function sentences(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => sentences(one, name));
  if (isRow(value)) return Object.entries(value).flatMap(([key, one]) => sentences(one, key));
  const sentence = text(value)?.trim() ?? '';
  if (sentence === '') return [];
  return [name === '' ? sentence : `${name}: ${sentence}`];
}
