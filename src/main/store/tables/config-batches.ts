/** All accounts with their configs, a batch at a time, so that a search through all of them needs little memory. */
import { displayNameOrName } from '../../../contract/zod-free';
import { withWrittenValues } from '../../../contract/written-values';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow } from '../macs/good-rows';
import type { StoredConfig, StoredConfigBatch } from '../secret-config-types';
import { accountTableColumns, configTableColumns } from './columns';
import { latestChangeOf } from './latest-change';
import { listWrittenSecretsByRow } from './written-secrets';

const BATCH_SIZE = 500;

const decodeConfigRow = rowDecoder({
  a_rowid: accountTableColumns.row,
  a_profile_id: accountTableColumns.profile_id,
  a_data: accountTableColumns.data,
  c_data: configTableColumns.data,
});

export function listConfigBatch(database: Database, after: number): StoredConfigBatch {
  const rows = database.all(
    `SELECT ${coveredColumns('accounts', 'a')}, ${coveredColumns('configs', 'c')}
     FROM accounts a LEFT JOIN configs c ON c.account = a.row
     WHERE a.row > ? ORDER BY a.row LIMIT ${BATCH_SIZE}`,
    after,
  );
  const last = Number(rows.at(-1)?.['a_rowid'] ?? after);
  const written = listWrittenSecretsByRow(
    database,
    'SELECT row FROM accounts WHERE row > ? AND row <= ?',
    after,
    last,
  );
  const accounts = rows.flatMap((row): StoredConfig[] => {
    // An account or config that was changed from outside is neither the same nor another.
    const good = goodRow(database, row, { a: 'accounts', c: 'configs' });
    if (good === null) return [];
    const {
      a_rowid: at,
      a_profile_id: profileId,
      a_data: data,
      c_data: config,
    } = decodeConfigRow(good);
    const account = { profileId, kind: data.kind, id: data.id };
    const own = written.get(at) ?? [];
    const latest = own.length === 0 ? null : latestChangeOf(database, account);
    return [
      {
        account,
        name: displayNameOrName(data),
        dataProviderType: data.dataProviderType,
        config: config && withWrittenValues(config, data, own, latest),
      },
    ];
  });
  return { accounts, after: rows.length < BATCH_SIZE ? null : last };
}
