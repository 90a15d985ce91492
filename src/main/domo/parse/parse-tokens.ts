/** Access tokens of an instance, whose values Domo never lists (domo-api 2.3). */
import type { ListedToken } from '../../../contract';
import type { CreatedToken, ListedApiClient } from '../token-types';
import { MAX_ROWS_AT_ONCE } from './answer-limits';
import { isJsonRow, toDisplayText, toEpochMs, toText } from './json-fields';
import { parseList, toRows } from './parse-list';
import { ROW_WITHOUT_ID, toPrincipalId } from './parse-people';

/** An element may be null, which is no token. */
export const parseTokens = (json: unknown, what: string): readonly ListedToken[] =>
  parseList(
    toRows(json, what).filter((row) => row !== null),
    what,
    (row) => {
      const id = toText(row['id']);
      if (id === null || id.length > 100) return ROW_WITHOUT_ID;
      const owner = isJsonRow(row['owner']) ? row['owner'] : {};
      return {
        id,
        name: toDisplayText(row['name']) ?? '',
        ownerId: toPrincipalId(row['ownerId'] ?? owner['id']),
        ownerName: toDisplayText(row['ownerName']) ?? toDisplayText(row['ownerEmail']),
        expires: toEpochMs(row['expires']),
      };
    },
    { max: MAX_ROWS_AT_ONCE },
  ).items;

/** Null: the answer has no token. HOLDS A SECRET. */
export function parseNewToken(json: unknown): CreatedToken | null {
  if (!isJsonRow(json)) return null;
  const [id, token] = [toText(json['id']), toText(json['token'])];
  if (id === null || token === null || token === '') return null;
  return { id, token, expires: toEpochMs(json['expires']) };
}

/** Their fields are not known for certain: each is looked for under the names that Domo uses elsewhere. */
export const parseApiClients = (json: unknown, what: string): readonly ListedApiClient[] =>
  parseList(
    toRows(json, what).filter((row) => row !== null),
    what,
    (row) => {
      const id = toText(row['id']) ?? toText(row['clientId']);
      if (id === null || id.length > 100) return ROW_WITHOUT_ID;
      const owner = isJsonRow(row['owner']) ? row['owner'] : {};
      return {
        id,
        name: toDisplayText(row['name']) ?? toDisplayText(row['description']) ?? '',
        ownerId: toPrincipalId(row['ownerId'] ?? row['userId'] ?? owner['id']),
      };
    },
    { max: MAX_ROWS_AT_ONCE },
  ).items;
