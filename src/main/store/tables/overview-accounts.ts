/** What the overview says of single accounts: the bands of their ages, and the oldest of them. */
import { z } from 'zod';
import type { AgeBand, OldAccount } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { goodRows } from '../macs/good-rows';
import { accountTableColumns } from './columns';

const DAY_MS = 86_400_000;

export const MAX_OLDEST = 10;

/** How old the change is that a band ends with, in days. */
const bands = [
  ['months3', 0, 90],
  ['year1', 90, 365],
  ['years2', 365, 730],
  ['older', 730, null],
] as const;

/** Each account is in one band; a time in the future, by another clock, is in the newest. */
export const ageBands = (now: number): Omit<AgeBand, 'count'>[] =>
  bands.map(([band, newestDays, oldestDays]) => ({
    band,
    before: newestDays === 0 ? null : Math.max(0, now - newestDays * DAY_MS),
    from: oldestDays === null ? null : Math.max(0, now - oldestDays * DAY_MS),
  }));

const decodeOldAccount = rowDecoder({
  a_profile_id: z.string(),
  a_kind: accountTableColumns.kind,
  a_id: accountTableColumns.id,
  a_provider: accountTableColumns.provider,
  a_modified_at: z.number(),
  a_data: accountTableColumns.data,
});

export const oldAccounts = (
  database: Database,
  rows: Parameters<typeof goodRows>[1],
): OldAccount[] =>
  goodRows(database, rows, { a: 'accounts' })
    .map(decodeOldAccount)
    .map((row) => ({
      profileId: row.a_profile_id,
      kind: row.a_kind,
      id: row.a_id,
      displayName: displayNameOrName(row.a_data),
      dataProviderType: row.a_provider,
      modifiedAt: row.a_modified_at,
    }));
