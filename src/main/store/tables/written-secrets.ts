/**
 * Fingerprints of the secrets that Latchkey wrote, by account and field. They go with their account. They are made
 * with the key of the store, so a store that is moved into a file leaves them behind, as it does configs.
 */
import type { AccountKey } from '../../../contract';
import type { WrittenSecret } from '../../../contract/written-values';
import type { Database, SqlValue } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRows } from '../macs/good-rows';
import type { SuccessfulWrite } from '../written-secret-types';
import { findAccountRow } from './accounts';
import { writtenSecretTableColumns } from './columns';

const decodeWrittenSecret = rowDecoder({
  w_account: writtenSecretTableColumns.account,
  w_field: writtenSecretTableColumns.field,
  w_fingerprint: writtenSecretTableColumns.fingerprint,
  w_written_at: writtenSecretTableColumns.written_at,
  w_modified_at: writtenSecretTableColumns.modified_at,
  w_may_have_changed: writtenSecretTableColumns.may_have_changed,
});

/** By the row of their account. `accounts`: SQL that selects rows of accounts. */
export function listWrittenSecretsByRow(
  database: Database,
  accounts: string,
  ...values: readonly SqlValue[]
): ReadonlyMap<number, readonly WrittenSecret[]> {
  const rows = database.all(
    `SELECT ${coveredColumns('written_secrets', 'w')} FROM written_secrets w
     WHERE w.account IN (${accounts}) ORDER BY w.account, w.field`,
    ...values,
  );
  const byRow = new Map<number, WrittenSecret[]>();
  for (const row of goodRows(database, rows, { w: 'written_secrets' }).map(decodeWrittenSecret)) {
    const secrets = byRow.get(row.w_account) ?? [];
    secrets.push({
      field: row.w_field,
      fingerprint: row.w_fingerprint,
      writtenAt: row.w_written_at,
      modifiedAt: row.w_modified_at,
      mayHaveChanged: row.w_may_have_changed,
    });
    byRow.set(row.w_account, secrets);
  }
  return byRow;
}

export function listWrittenSecrets(database: Database, key: AccountKey): readonly WrittenSecret[] {
  const row = findAccountRow(database, key);
  if (row === null) return [];
  return listWrittenSecretsByRow(database, 'SELECT ?', row).get(row) ?? [];
}

/** Does nothing when the account is not in the store: it could not be read after the write. */
export function saveSuccessfulWrite(
  database: Database,
  key: AccountKey,
  { secrets, otherFields, writtenAt, modifiedAt, modifiedBefore }: SuccessfulWrite,
): void {
  database.transaction(() => {
    const account = findAccountRow(database, key);
    if (account === null) return;
    // Only if nothing else moved the account before this write, what was written earlier goes along with it.
    if (modifiedBefore !== null) {
      database.run(
        'UPDATE written_secrets SET modified_at = ? WHERE account = ? AND modified_at = ?',
        modifiedAt,
        account,
        modifiedBefore,
      );
    }
    for (const field of otherFields) {
      database.run('DELETE FROM written_secrets WHERE account = ? AND field = ?', account, field);
    }
    for (const [field, fingerprint] of Object.entries(secrets)) {
      database.run(
        // A row that was changed from outside does not get a good MAC by an update.
        `INSERT OR REPLACE INTO written_secrets (account, field, fingerprint, written_at, modified_at)
         VALUES (?, ?, ?, ?, ?)`,
        account,
        field,
        fingerprint,
        writtenAt,
        modifiedAt,
      );
    }
  });
}

export function doubtWrittenSecrets(
  database: Database,
  key: AccountKey,
  fields: readonly string[],
  mayHaveChanged: boolean,
): void {
  database.transaction(() => {
    const account = findAccountRow(database, key);
    if (account === null) return;
    for (const field of fields) {
      database.run(
        'UPDATE written_secrets SET may_have_changed = ? WHERE account = ? AND field = ?',
        mayHaveChanged ? 1 : 0,
        account,
        field,
      );
    }
  });
}
