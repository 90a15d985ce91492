/** Reads a whole store. Damage may abort the process: libsql panics on text that is not UTF-8. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { isDamageError } from '../db/store-errors';
import type { StoreCheckRequest, StoreHealth } from './check-protocol';

const decodeName = rowDecoder({ name: z.string() });

/** Never fails. */
export function checkStore({ file, key, depth }: StoreCheckRequest): StoreHealth {
  // SQLite would create it.
  if (!existsSync(file)) return 'unknown';
  let database: Database | null = null;
  try {
    database = connectDatabase(file, key);
    database.exec('PRAGMA busy_timeout = 5000');
    const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
    if (database.get(`PRAGMA ${pragma}(1)`)?.[pragma] !== 'ok') return 'damaged';
    readAllRows(database);
    return 'good';
  } catch (error) {
    return isDamageError(error) ? 'damaged' : 'unknown';
  } finally {
    database?.close();
  }
}

/** The checks of SQLite look at the structure only; text is decoded when it is read. */
function readAllRows(database: Database): void {
  const tables = database
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .map((row) => decodeName(row).name);
  for (const table of tables) {
    const rows = database.iterate(`SELECT * FROM "${table}"`);
    while (rows.next().done !== true);
  }
}
