/** The response of the validators route: `{ result, messages }` (domo-api 2.2, 10.27). */
import { createProblem, ProblemError } from '../../../contract';
import { SENTENCE_NOT_SHOWN, toOneLine } from '../redact/domo-sentence';
import { repeatsSentValue } from '../redact/repeats-sent-value';
import type { CredentialValidation } from '../domo-types';
import { isJsonRow, toText } from './json-fields';
import { rowLimitViolation } from './row-limits';

/** The one documented result. It is shown whatever was sent. */
const SUCCESS = 'SUCCESS';
const MAX_MESSAGES = 20;

/** @param sentValues values of the credentials: a sentence that repeats one of them is not shown. */
export function parseValidation(
  json: unknown,
  sentValues: readonly string[],
): CredentialValidation {
  const result = isJsonRow(json) ? toText(json['result']) : null;
  if (!isJsonRow(json) || result === null || rowLimitViolation(json)) {
    throw new ProblemError(createProblem('badResponse', "Domo's answer is no result of a check."));
  }
  const repeats = (text: string): boolean => repeatsSentValue(text, sentValues);
  return {
    result: result === SUCCESS || !repeats(result) ? toOneLine(result) : SENTENCE_NOT_SHOWN,
    messages: collectSentences(json['messages'])
      .slice(0, MAX_MESSAGES)
      .map(({ name, text }) => {
        const prefix = name === '' || repeats(name) ? '' : `${name}: `;
        return toOneLine(`${prefix}${repeats(text) ? SENTENCE_NOT_SHOWN : text}`);
      }),
  };
}

interface NamedSentence {
  /** The key that it stands under; empty when there is none. */
  readonly name: string;
  readonly text: string;
}

/** No source documents `messages`, so this takes every text in it, at any depth. */
function collectSentences(value: unknown, name = ''): NamedSentence[] {
  if (Array.isArray(value)) return value.flatMap((one) => collectSentences(one, name));
  if (isJsonRow(value))
    return Object.entries(value).flatMap(([key, one]) => collectSentences(one, key));
  const text = toText(value)?.trim() ?? '';
  return text === '' ? [] : [{ name, text }];
}
