/** One page of the search for accounts (domo-api 4.9). */
import type { FoundAccount, SearchPage } from '../domo-types';
import { MAX_ROWS_AT_ONCE } from './answer-limits';
import {
  isJsonRow,
  toBoolean,
  toDisplayText,
  toEpochMs,
  toInteger,
  toText,
  type JsonRow,
} from './json-fields';
import { parseAccount } from './parse-account';
import { parseList } from './parse-list';
import { unusableRow, UnusableRow } from './row-limits';

/** Fails with `badResponse` when there is no list of accounts in it. */
export function parseSearchPage(json: unknown, what: string): SearchPage {
  const page = isJsonRow(json) ? json : {};
  const byEntity = page['searchResultsMap'];
  const ofAccounts = isJsonRow(byEntity) ? byEntity['account'] : undefined;
  const total = toCount(page['totalResultCount']);
  const rows = ofAccounts ?? page['searchObjects'] ?? (total === 0 ? [] : null);
  const named = Array.isArray(rows) ? rows.map(withId) : rows;
  return { ...parseList(named, what, parseFoundAccount, { max: MAX_ROWS_AT_ONCE }), total };
}

/** With the id where every other list has it, so that a row that is set aside can be named. */
const withId = (row: unknown): unknown =>
  isJsonRow(row) ? { ...row, id: row['databaseId'] } : row;

function parseFoundAccount(row: JsonRow): FoundAccount | UnusableRow {
  const entity = toText(row['entityType']);
  if (entity !== null && entity !== 'account') return unusableRow('it is not an account');
  const account = parseAccount('account', {
    id: row['id'],
    displayName: row['displayName'] ?? row['winnerText'],
    name: row['name'],
    valid: row['valid'],
    allowExternalUse: row['allowExternalUse'],
    dataProviderType: toText(row['dataProviderId']) ?? row['dataProviderType'],
    credentialsType: row['credentialsType'],
    createdAt: row['createDate'],
    createdBy: row['createdById'],
    modifiedAt: row['lastModified'],
    secretManagerAccountId: row['secretManagerAccountId'],
    secretId: row['secretId'],
  });
  if (account instanceof UnusableRow) return account;
  // In the order of the schema: stored accounts are compared as text.
  const { more, ...metadata } = account;
  return {
    account: { ...metadata, searchOnly: true, more },
    owners: parseFoundOwners(row),
    datasetCount: toCount(row['datasetCount']),
    used: toBoolean(row['used']),
    indexedAt: toEpochMs(row['lastIndexed']),
  };
}

/** A negative number is none. */
function toCount(value: unknown): number | null {
  const count = toInteger(value);
  return count !== null && count >= 0 ? count : null;
}

/** More are never shown, and one row must not fill the store. */
const MAX_FOUND_OWNERS = 1_000;

/** `owners`, else the one of `ownedById`. Null when the row names none: every account has an owner. */
function parseFoundOwners(row: JsonRow): FoundAccount['owners'] {
  const single = {
    id: row['ownedById'],
    type: row['ownedByType'],
    displayName: row['ownedByName'],
  };
  const listed: unknown[] = Array.isArray(row['owners']) ? row['owners'] : [];
  const owners = (listed.length > 0 ? listed : [single])
    .slice(0, MAX_FOUND_OWNERS)
    .filter(isJsonRow)
    .flatMap((owner) => {
      const id = toDisplayText(owner['id']);
      if (id === null || id === '') return [];
      const type = toDisplayText(owner['type']) ?? 'UNKNOWN';
      return [{ type, id, name: toDisplayText(owner['displayName']) }];
    });
  return owners.length === 0 ? null : owners;
}
