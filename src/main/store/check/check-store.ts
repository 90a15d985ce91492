/** Reads a whole store. Damage may abort the process: libsql panics on text that is not UTF-8. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { checkAllRows } from '../macs/check-all-rows';
import { isDamageError } from '../db/store-errors';
import type {
  StoreCheckDepth,
  StoreCheckRequest,
  StoreContents,
  StoreReport,
} from './check-protocol';

/** SQLite stops looking then. */
const MAX_PLACES = 100;

const decodeName = rowDecoder({ name: z.string() });

/** Never fails. */
export function checkStore({
  file,
  key,
  depth,
}: Pick<StoreCheckRequest, 'file' | 'key'> & StoreCheckDepth): StoreReport {
  // SQLite would create it.
  if (!existsSync(file)) return { state: 'unknown' };
  let database: Database | null = null;
  try {
    database = connectDatabase(file, key);
    database.exec('PRAGMA busy_timeout = 5000');
    if (depth === 'start') {
      readFirstRows(database);
      return { state: 'good', contents: null, ...NOTHING };
    }
    const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
    const found = database.all(`PRAGMA ${pragma}(${MAX_PLACES})`);
    if (found[0]?.[pragma] !== 'ok') return { state: 'damaged', places: found.length };
    readRows(database, null);
    const findings = depth === 'full' ? countFindings(database) : NOTHING;
    return { state: 'good', contents: readContents(database), ...findings };
  } catch (error) {
    return isDamageError(error) ? { state: 'damaged', places: null } : { state: 'unknown' };
  } finally {
    database?.close();
  }
}

/** A store of this many rows per table is read in about half a second on a slow computer. */
const ROWS_OF_A_START = 10_000;
/** The first page of the accounts, wherever its rows are. */
const FIRST_PAGE = 'SELECT * FROM accounts ORDER BY sort_name LIMIT 1000';

function readFirstRows(database: Database): void {
  readRows(database, ROWS_OF_A_START);
  readAll(database, FIRST_PAGE);
}

/** The checks of SQLite look at the structure only; text is decoded when it is read. `limit`: of each table. */
function readRows(database: Database, limit: number | null): void {
  const tables = database
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .map((row) => decodeName(row).name);
  for (const table of tables)
    readAll(database, `SELECT * FROM "${table}"${limit === null ? '' : ` LIMIT ${limit}`}`);
}

function readAll(database: Database, sql: string): void {
  const rows = database.iterate(sql);
  while (rows.next().done !== true);
}

const NOTHING = { changedRows: 0, incompleteTables: 0 };

/** Nothing for a store of another version, whose tables this one does not know. */
function countFindings(database: Database): typeof NOTHING {
  try {
    const { changedRows, incompleteTables } = checkAllRows(database);
    return { changedRows, incompleteTables: incompleteTables.length };
  } catch (error) {
    if (isDamageError(error)) throw error;
    return NOTHING;
  }
}

const decodeReadAt = rowDecoder({ at: z.number().nullable() });

/** Null for a store whose tables another version of Latchkey made. */
function readContents(database: Database): StoreContents | null {
  try {
    return {
      instances: queryNumber(database, 'SELECT count(*) AS n FROM profiles'),
      accounts: queryNumber(database, 'SELECT count(*) AS n FROM accounts'),
      readAt: decodeReadAt(database.get('SELECT max(read_at) AS at FROM lists') ?? {}).at,
    };
  } catch {
    return null;
  }
}
