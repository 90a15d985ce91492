/** The figures of the overview for some instances: one pass over their accounts, found by their instance. */
import { z } from 'zod';
import type { ResponseFor } from '../../../contract';
import type { Database } from '../db/database';
import { jsonNumber } from '../db/filter-indexes';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { ageBands, MAX_OLDEST, oldAccounts } from './overview-accounts';

export type OverviewCounts = Pick<
  ResponseFor<'inventory.overview'>,
  'ages' | 'oldest' | 'unused' | 'useUnknown' | 'configsNotRead' | 'accessNotRead'
>;

const OF_INSTANCES =
  'INDEXED BY accounts_of_profile_by_name WHERE a.profile_id IN (SELECT value FROM json_each(?))';

/** As the filter of dataset counts has it: what the list says counts before what the search says. */
const USE = `COALESCE(${jsonNumber('a.data', 'datasourceCount')},
  (SELECT ${jsonNumber('s.data', 'datasetCount')} FROM found s WHERE s.account = a.row))`;

const count = z.number().nullable();
const decodeCounts = rowDecoder({
  band0: count,
  band1: count,
  band2: count,
  band3: count,
  untold: count,
  unused: count,
  use_unknown: count,
  configs: count,
  access: count,
});

export function countSome(
  database: Database,
  now: number,
  profileIds: readonly string[],
): OverviewCounts {
  const bands = ageBands(now);
  const inBand = bands.map(
    (_, at) => `SUM(a.modified_at >= ? AND a.modified_at < ?) AS band${String(at)}`,
  );
  const row = database.get(
    `SELECT ${inBand.join(', ')}, SUM(a.modified_at IS NULL) AS untold,
       SUM(${USE} = 0) AS unused, SUM(${USE} IS NULL) AS use_unknown,
       SUM(EXISTS (SELECT 1 FROM unread_configs n WHERE n.account = a.row)) AS configs,
       SUM(a.access_count IS NULL) AS access
     FROM accounts a ${OF_INSTANCES}`,
    ...bands.flatMap(({ from, before }) => [from ?? 0, before ?? Number.MAX_SAFE_INTEGER]),
    JSON.stringify(profileIds),
  );
  // Without any account every sum is null.
  const sums = decodeCounts(row ?? {});
  const counted = [sums.band0, sums.band1, sums.band2, sums.band3];
  return {
    ages: [
      ...bands.map((band, at) => ({ ...band, count: counted[at] ?? 0 })),
      { band: 'unknown', from: null, before: null, count: sums.untold ?? 0 },
    ],
    oldest: oldAccounts(
      database,
      database.all(
        `SELECT ${coveredColumns('accounts', 'a')} FROM accounts a ${OF_INSTANCES}
         AND a.modified_at IS NOT NULL ORDER BY a.modified_at, a.row LIMIT ${String(MAX_OLDEST)}`,
        JSON.stringify(profileIds),
      ),
    ),
    unused: sums.unused ?? 0,
    useUnknown: sums.use_unknown ?? 0,
    configsNotRead: sums.configs ?? 0,
    accessNotRead: sums.access ?? 0,
  };
}
