/** When access tokens expire (domo-api 2.3, 8.15). An element can itself be null. */
import type { TokenExpiry } from '../token-expiry-types';
import { isJsonRow, toEpochMs, toId } from './json-fields';

/** Null for any other JSON. */
export const parseTokenExpiries = (json: unknown): readonly TokenExpiry[] | null =>
  Array.isArray(json)
    ? json.filter(isJsonRow).flatMap((row) => {
        const expiresAt = toEpochMs(row['expires']);
        return expiresAt === null ? [] : [{ ownerId: toId(row['ownerId']), expiresAt }];
      })
    : null;
