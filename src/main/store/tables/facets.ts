/** The counts beside the filters, from the counts of each list. */
import { z } from 'zod';
import type { AccountKind, ResponseFor } from '../../../contract';
import type { Database, SqlValue } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { accountTableColumns, listTableColumns } from './columns';
import { findProviderName } from './providers';
import { toAccountCondition, type SqlCondition } from './sql-fragments';

export function getFacets(
  database: Database,
  profileIds: readonly string[] | null,
  kind: AccountKind | null,
): ResponseFor<'inventory.facets'> {
  const conditionFor = (wantedKind: AccountKind | null): SqlCondition =>
    toAccountCondition({
      profileIds: copyProfileIds(profileIds),
      kind: wantedKind,
      ...noOtherFilters,
    });
  const anyKind = conditionFor(null);
  const ofKind = conditionFor(kind);
  const sum = (condition: string, { where, values }: SqlCondition): number =>
    queryNumber(
      database,
      `SELECT COALESCE(SUM(a.n), 0) AS n FROM counts a
       ${where === '' ? `WHERE ${condition}` : `${where} AND ${condition}`}`,
      ...values,
    );
  return {
    accounts: sum("a.kind = 'account'", anyKind),
    oauth: sum("a.kind = 'oauth'", anyKind),
    valid: sum('a.valid = 1', ofKind),
    invalid: sum('a.valid = 0', ofKind),
    providers: countByProvider(database, ofKind.where, ofKind.values),
    ...getReadTimeRange(database, anyKind.where, anyKind.values),
  };
}

const noOtherFilters = { dataProviderTypes: null, valid: null, text: '' };
const copyProfileIds = (profileIds: readonly string[] | null): string[] | null =>
  profileIds && [...profileIds];

const decodeProviderCount = rowDecoder({
  provider: accountTableColumns.provider,
  n: z.number(),
});

function countByProvider(
  database: Database,
  where: string,
  values: readonly SqlValue[],
): ResponseFor<'inventory.facets'>['providers'] {
  return database
    .all(
      `SELECT a.provider, SUM(a.n) AS n FROM counts a
       ${where} GROUP BY a.provider ORDER BY n DESC, a.provider`,
      ...values,
    )
    .map(decodeProviderCount)
    .map(({ provider, n: count }) => ({
      dataProviderType: provider,
      name: findProviderName(database, provider),
      count,
    }));
}

const decodeReadTimeRange = rowDecoder({
  oldest: listTableColumns.read_at.nullable(),
  newest: listTableColumns.read_at.nullable(),
});

function getReadTimeRange(
  database: Database,
  where: string,
  values: readonly SqlValue[],
): Pick<ResponseFor<'inventory.facets'>, 'oldestReadAt' | 'newestReadAt'> {
  const row = database.get(
    `SELECT MIN(a.read_at) AS oldest, MAX(a.read_at) AS newest FROM lists a ${where}`,
    ...values,
  );
  const { oldest: oldestReadAt, newest: newestReadAt } = decodeReadTimeRange(row ?? {});
  return { oldestReadAt, newestReadAt };
}
