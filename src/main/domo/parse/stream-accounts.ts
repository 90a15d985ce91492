/** Where a stream names its accounts (domo-api 3.16), and the same stream with another account. */
import type { DomoId } from '../../../contract';
import { exactNumber, parseExactJson, toExactJson } from './exact-json';
import { isJsonRow, toAccountId, type JsonRow } from './json-fields';

/** Every account that it names, each once. */
export function listStreamAccounts(stream: JsonRow): DomoId[] {
  const { account, accounts } = stream;
  const ids = [
    isJsonRow(account) ? account['id'] : null,
    ...(Array.isArray(accounts) ? accounts : []).map((entry: unknown) =>
      isJsonRow(entry) ? entry['accountId'] : null,
    ),
  ].map(toAccountId);
  return [...new Set(ids.filter((id) => id !== null))];
}

/**
 * The JSON of a stream with `to` in the places of the account `from`, and nothing else changed. Other fields that hold
 * the same number are not about accounts, or nobody knows that they are.
 */
export function replaceStreamAccount(json: string, from: DomoId, to: DomoId): string {
  const stream = parseExactJson(json);
  if (!isJsonRow(stream)) return json;
  const { account, accounts } = stream;
  return toExactJson({
    ...stream,
    ...(isJsonRow(account) ? { account: withId(account, 'id', from, to) } : {}),
    ...(Array.isArray(accounts)
      ? {
          accounts: accounts.map((entry: unknown) =>
            isJsonRow(entry) ? withId(entry, 'accountId', from, to) : entry,
          ),
        }
      : {}),
  });
}

/** Domo gets a text where it sent a text. */
function withId(row: JsonRow, field: string, from: DomoId, to: DomoId): JsonRow {
  const id = row[field];
  if (toAccountId(id) !== from) return row;
  const digits = String(to);
  return { ...row, [field]: typeof id === 'string' ? digits : exactNumber(digits) };
}
