/**
 * Opens database files with their key. libsql's cipher, AES-256-CBC, uses the first 32 bytes of what it is given. As text
 * of 64 hex digits these were 128 bits of the key; files of that time are still read, until `rekey-store.ts` changes them.
 */
import { hkdfSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { RowChecks } from '../macs/row-checks';
import { Database } from './database';
import { sqliteErrorCode } from './store-errors';

/** `whole`: 32 bytes derived from all of the key. `half`: the key's first 32 hex digits. */
export type CipherKeyKind = 'whole' | 'half';

/** Opens a file, or a database in memory for null. Fails with libsql's own errors. */
export const connectDatabase = (
  file: string | null,
  key: string,
  rows = new RowChecks(key),
): Database =>
  file === null
    ? new Database(new Libsql(':memory:'), rows)
    : connectWith(findKeyKind(file, key) ?? 'whole', file, key, rows);

export const connectWith = (
  kind: CipherKeyKind,
  file: string,
  key: string,
  rows = new RowChecks(key),
): Database => {
  const database = new Database(new Libsql(file), rows);
  database.exec(`PRAGMA hexkey = '${toCipherKey(kind, key)}'`);
  return database;
};

/** 32 bytes as hex: what the cipher gets. The pragma takes any byte, and libsql's own option only text. */
export const toCipherKey = (kind: CipherKeyKind, key: string): string =>
  (kind === 'whole'
    ? Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'latchkey store cipher', 32))
    : Buffer.from(key.slice(0, 32))
  ).toString('hex');

/** Null when the file is not there, or its first page is readable with neither. */
export function findKeyKind(file: string, key: string): CipherKeyKind | null {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  return (['whole', 'half'] as const).find((kind) => isReadableWith(kind, file, key)) ?? null;
}

/** Reads as if nothing could change: a connection with the wrong key would otherwise copy the log into the file. */
function isReadableWith(kind: CipherKeyKind, file: string, key: string): boolean {
  let database: Database | null = null;
  try {
    database = connectWith(kind, `${pathToFileURL(file).href}?immutable=1`, key);
    database.exec('SELECT 1 FROM sqlite_master LIMIT 1');
    return true;
  } catch (error) {
    // A wrong key makes no database of the first page; damage behind its head is found with the right key only.
    return sqliteErrorCode(error).startsWith('SQLITE_CORRUPT');
  } finally {
    database?.close();
  }
}
