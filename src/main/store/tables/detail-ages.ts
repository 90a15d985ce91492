/** How old the configs and access lists of an instance are. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import type { DetailAges } from '../store-types';

const readAt = z.number().nullable();
const decodeAges = rowDecoder({
  configs: z.number(),
  oldest_config: readAt,
  newest_config: readAt,
  lists: z.number(),
  oldest_list: readAt,
  newest_list: readAt,
});

export function getDetailAges(database: Database, profileId: string): DetailAges {
  const row = database.get(
    `SELECT COUNT(c.read_at) AS configs, MIN(c.read_at) AS oldest_config, MAX(c.read_at) AS newest_config,
       COUNT(x.read_at) AS lists, MIN(x.read_at) AS oldest_list, MAX(x.read_at) AS newest_list
     FROM accounts a
     LEFT JOIN configs c ON c.account = a.row
     LEFT JOIN access_lists x ON x.account = a.row
     WHERE a.profile_id = ?`,
    profileId,
  );
  const ages = decodeAges(row ?? {});
  return {
    configs: { count: ages.configs, oldest: ages.oldest_config, newest: ages.newest_config },
    accessLists: { count: ages.lists, oldest: ages.oldest_list, newest: ages.newest_list },
  };
}
