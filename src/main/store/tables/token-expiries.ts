/** When the tokens of instances expire, as far as Domo told. */
import { z } from 'zod';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { StoredTokenExpiry } from '../stream-types';
import { hasProfile } from './profiles';

const decodeExpiry = rowDecoder({
  t_profile_id: z.string(),
  t_expires_at: z.number(),
  t_tokens: z.number(),
  t_read_at: z.number(),
});

export const listTokenExpiries = (
  database: Database,
): (StoredTokenExpiry & { readonly profileId: string })[] =>
  goodRows(
    database,
    database.all(`SELECT ${coveredColumns('token_expiries', 't')} FROM token_expiries t`),
    { t: 'token_expiries' },
  )
    .map(decodeExpiry)
    .map((row) => ({
      profileId: row.t_profile_id,
      expiresAt: row.t_expires_at,
      tokens: row.t_tokens,
      readAt: row.t_read_at,
    }));

export function saveTokenExpiry(
  database: Database,
  profileId: string,
  expiry: StoredTokenExpiry | null,
): void {
  database.transaction(() => {
    database.run('DELETE FROM token_expiries WHERE profile_id = ?', profileId);
    if (expiry === null || !hasProfile(database, profileId)) return;
    database.run(
      'INSERT INTO token_expiries (profile_id, expires_at, tokens, read_at) VALUES (?, ?, ?, ?)',
      profileId,
      expiry.expiresAt,
      expiry.tokens,
      expiry.readAt,
    );
  });
}
