/** The admin listing of accounts (domo-api 2.2, 4.9, 8.14). */
import { randomUUID } from 'node:crypto';
import { asRecord, textOf, jsonBody, type Call, type Route } from '../http/call';
import { json, type Reply } from '../http/reply';
import { mayList } from '../state/rights';
import type { SearchOddity } from '../state/modes';
import type { PlainAccount } from '../state/types';

/** Found and sorted once for all pages: a list of 100,000 accounts has 1,000. */
const lastHits = new WeakMap<Call['state'], { key: string; hits: readonly PlainAccount[] }>();

function hitsOf(
  call: Call,
  body: Record<string, unknown>,
  offset: number,
): readonly PlainAccount[] {
  const key = JSON.stringify([call.user.id, body['query'], body['filters']]);
  const last = lastHits.get(call.state);
  if (offset > 0 && last?.key === key) return last.hits;
  const hits = findHits(call, body);
  lastHits.set(call.state, { key, hits });
  return hits;
}

function findHits(call: Call, body: Record<string, unknown>): PlainAccount[] {
  const filters = Array.isArray(body['filters']) ? body['filters'].map(asRecord) : [];
  const words = textOf(body['query']).replaceAll('*', '').toLowerCase();
  return (
    [...call.state.accounts.values()]
      .filter((account) => mayList(call.state, call.user, account))
      // The index learns of a new account no sooner than the list.
      .filter((account) => !call.state.isListedLater(account))
      .filter((account) => account.displayName.toLowerCase().includes(words))
      .filter((account) => filters.every((filter) => fits(account, filter)))
      .sort((a, b) => (a.displayName < b.displayName ? -1 : a.displayName > b.displayName ? 1 : 0))
  );
}

function search(call: Call): Reply {
  const body = asRecord(jsonBody(call));
  const offset = Number(body['offset'] ?? 0);
  const hits = hitsOf(call, body, offset);
  const count = Math.min(call.modes.searchPage, Number(body['count'] ?? Infinity));
  const { page, total } = withOddity(call.modes.search, {
    offset,
    total: hits.length,
    page: pageOf(call, hits, offset, count),
  });
  // The two request forms are answered in two places (domo-api 8.14).
  const asObjects = Array.isArray(body['entities']);
  return json({
    facetMap: {},
    hideSearchObjects: body['hideSearchObjects'] === true,
    queryUuid: randomUUID(),
    ...(total === undefined ? {} : { totalResultCount: total }),
    searchObjects: asObjects && body['hideSearchObjects'] !== true ? page : [],
    ...(asObjects ? {} : { searchResultsMap: { account: page } }),
  });
}

function pageOf(
  call: Call,
  hits: readonly PlainAccount[],
  offset: number,
  count: number,
): Record<string, unknown>[] {
  const from = call.modes.search === 'repeats' ? 0 : offset;
  const last = call.modes.search === 'short' ? hits.length / 2 : hits.length;
  return hits.slice(from, Math.min(from + count, last)).map((account) => entry(call, account));
}

interface Page {
  readonly offset: number;
  readonly total: number | undefined;
  readonly page: Record<string, unknown>[];
}

function withOddity(oddity: SearchOddity | null, found: Page): Page {
  const { offset, page, total = 0 } = found;
  if (oddity === 'moving') return { ...found, total: total + Math.sign(offset) };
  if (oddity === 'noTotal') return { ...found, total: undefined };
  if (oddity === 'oddRow') return { ...found, page: [...page.slice(1), { databaseId: 'none' }] };
  if (oddity !== 'endless') return found;
  const invented = (_: unknown, at: number): Record<string, unknown> => ({
    ...page[0],
    databaseId: String(5_000_000 + offset + at),
    dataProviderType: 'snowflake',
  });
  return { ...found, total: 9_000_000, page: Array.from({ length: 2 }, invented) };
}

function fits(account: PlainAccount, filter: Record<string, unknown>): boolean {
  if (filter['field'] === 'dataproviderkey_facet')
    return (account.dataProviderType === filter['value']) !== (filter['not'] === true);
  if (filter['field'] === 'owned_by_id') {
    const id = String(filter['value']).replace(/:USER$/, '');
    return account.access.some((one) => one.accessLevel === 'OWNER' && one.id === id);
  }
  return true;
}

function entry(call: Call, account: PlainAccount): Record<string, unknown> {
  const owners = account.access
    .filter((one) => one.accessLevel === 'OWNER')
    .map(({ type, id, formerName }) => ({
      id,
      type,
      displayName: call.state.principalName(type, id, formerName),
    }));
  const first = owners[0];
  return {
    entityType: 'account',
    databaseId: String(account.id),
    displayName: account.displayName,
    name: account.name,
    winnerText: account.displayName,
    dataProviderId: account.dataProviderType,
    dataProviderType: account.dataProviderType,
    credentialsType: account.credentialsType,
    valid: account.valid,
    used: account.datasets.length > 0,
    datasetCount: account.datasets.length,
    allowExternalUse: account.allowExternalUse,
    createDate: account.createdAt,
    lastModified: account.modifiedAt,
    lastIndexed: account.modifiedAt,
    ownedById: first?.id ?? null,
    ownedByName: first?.displayName ?? null,
    ownedByType: first?.type ?? 'UNKNOWN',
    ownerNamePrimary: first?.displayName ?? null,
    owners,
    ownersLocalized: { count: owners.length, localizedMessage: first?.displayName ?? '' },
    secretId: account.secretId,
    secretManagerAccountId: account.secretManagerAccountId,
    requestAccess: false,
    customer: call.state.customer,
  };
}

export const searchRoutes: readonly Route[] = [
  { name: 'search', method: 'POST', path: '/api/search/v1/query', run: search },
];
