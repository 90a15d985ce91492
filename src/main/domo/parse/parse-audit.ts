/** Rows of Domo's activity log about accounts (domo-api 2.2). Nothing in them is trusted, and any field may be absent. */
import { createProblem, ProblemError } from '../../../contract';
import type { AuditedChange } from '../domo-types';
import {
  isJsonRow,
  toAccountId,
  toDisplayText,
  toEpochMs,
  toInteger,
  type JsonRow,
} from './json-fields';

/** An action is a word, and a name is a line. */
const MAX_ACTION_LENGTH = 100;
const MAX_NAME_LENGTH = 300;

export function parseAuditedChange(row: JsonRow): AuditedChange {
  const objectType = toDisplayText(row['objectType']);
  return {
    isOfAccount: objectType === null || objectType.toUpperCase() === 'ACCOUNT',
    accountId: toAccountId(row['objectId']),
    action: toBoundedText(row['actionType'] ?? row['eventType'], MAX_ACTION_LENGTH) ?? 'CHANGED',
    by: toBoundedText(row['userName'], MAX_NAME_LENGTH),
    at: toEpochMs(row['time']),
  };
}

/** A number, or an object with one under a usual name. Fails with `badResponse`. */
export function parseAuditCount(json: unknown, what: string): number {
  const value = isJsonRow(json) ? (json['count'] ?? json['total']) : json;
  const count = toInteger(value);
  if (count !== null && count >= 0) return count;
  throw new ProblemError(
    createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
  );
}

/** Null for an empty text. Never cuts a character (a surrogate pair) in half. */
function toBoundedText(value: unknown, max: number): string | null {
  const text = toDisplayText(value)?.trim().slice(0, max);
  return text ? text.replace(/[\uD800-\uDBFF]$/, '') : null;
}
