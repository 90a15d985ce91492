/** The overview: sums over narrow indexes and over the counts of each list, so that no account is read for a figure. */
import type { AgeBand, OldAccount, ResponseFor } from '../../../contract';
import type { Database } from '../db/database';
import { jsonNumber } from '../db/filter-indexes';
import { queryNumber } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { getFacets } from './facets';
import { listProfiles } from './profiles';
import { ageBands, MAX_OLDEST, oldAccounts } from './overview-accounts';
import { countSome, type OverviewCounts } from './overview-of-some';
import { addUpChanges } from './overview-changes';

const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;

export function getOverview(
  database: Database,
  since: number | null,
  now: number,
  profileIds: readonly string[] | null = null,
): ResponseFor<'inventory.overview'> {
  return database.readTransaction(() => {
    const { accounts, oauth, valid, invalid, providers } = getFacets(database, profileIds, null);
    const from = since ?? Math.max(0, now - PERIOD_DAYS * DAY_MS);
    const profiles = listProfiles(database).filter(
      ({ id }) => profileIds === null || profileIds.includes(id),
    );
    const changes = addUpChanges(
      database,
      profiles.map(({ id }) => id),
      from,
    );
    return {
      accounts,
      oauth,
      valid,
      invalid,
      providers,
      instances: profiles.map(({ id, label, counts, readAt, lastSync }) => ({
        profileId: id,
        label,
        ...counts,
        readAt,
        detailsFrom: changes.of(id).detailsFrom,
        problem: lastSync?.problem ?? null,
        coverage: lastSync?.coverage ?? null,
        changes: changes.of(id).totals,
      })),
      since: from,
      changesFrom: changes.from,
      ...(profileIds === null
        ? countAll(database, now, accounts + oauth)
        : countSome(database, now, profileIds)),
    };
  });
}

/** Over narrow indexes: they do not say whose an account is. */
const countAll = (database: Database, now: number, total: number): OverviewCounts => ({
  ages: countAges(database, now, total),
  oldest: listOldest(database),
  ...countUse(database, total),
  configsNotRead: queryNumber(database, 'SELECT COUNT(*) AS n FROM unread_configs'),
  accessNotRead: queryNumber(
    database,
    'SELECT COUNT(*) AS n FROM accounts x INDEXED BY accounts_access_not_read WHERE x.access_count IS NULL',
  ),
});

/** Each account is in one band; a time in the future, by another clock, is in the newest. */
function countAges(database: Database, now: number, total: number): AgeBand[] {
  const known = ageBands(now).map(({ band, from, before }): AgeBand => {
    const count = queryNumber(
      database,
      `SELECT COUNT(*) AS n FROM accounts m INDEXED BY accounts_by_modified
       WHERE m.modified_at >= ? AND m.modified_at < ?`,
      from ?? 0,
      before ?? Number.MAX_SAFE_INTEGER,
    );
    return { band, from, before, count };
  });
  const unknown = total - known.reduce((sum, { count }) => sum + count, 0);
  return [...known, { band: 'unknown', from: null, before: null, count: Math.max(0, unknown) }];
}

const listOldest = (database: Database): OldAccount[] =>
  oldAccounts(
    database,
    database.all(
      `SELECT ${coveredColumns('accounts', 'a')} FROM accounts a INDEXED BY accounts_by_modified
       WHERE a.modified_at IS NOT NULL ORDER BY a.modified_at, a.row LIMIT ${MAX_OLDEST}`,
    ),
  );

const LISTED = jsonNumber('u.data', 'datasourceCount');
const FOUND = jsonNumber('s.data', 'datasetCount');
const LISTED_ROWS = `SELECT u.row FROM accounts u INDEXED BY accounts_by_datasets WHERE ${LISTED} IS NOT NULL`;
const FOUND_ROWS = 'SELECT s.account FROM found s INDEXED BY found_by_datasets WHERE';

/** As the filter of dataset counts has it: what the list says counts before what the search says. */
function countUse(
  database: Database,
  total: number,
): Pick<ResponseFor<'inventory.overview'>, 'unused' | 'useUnknown'> {
  const listedOrFound = (listed: string, found: string): number =>
    queryNumber(
      database,
      `SELECT (SELECT COUNT(*) FROM (${LISTED_ROWS} ${listed}))
         + (SELECT COUNT(*) FROM (${FOUND_ROWS} ${found} EXCEPT ${LISTED_ROWS})) AS n`,
    );
  return {
    unused: listedOrFound(`AND ${LISTED} = 0`, `${FOUND} = 0`),
    useUnknown: Math.max(0, total - listedOrFound('', `${FOUND} IS NOT NULL`)),
  };
}
