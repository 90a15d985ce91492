/** Damage that SQLite would not call so, seen by the size of the store's file. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { connectDatabase } from './connect-database';
import { queryNumber } from './row-decoder';
import { isDamageError } from './store-errors';

/** Bytes of the smallest page that SQLite knows. The store is created under another name, so it is never shorter. */
const MIN_STORE_BYTES = 512;

/** A folder, or a file that was emptied, in which SQLite would begin a new store. */
export function isFolderOrTooShort(file: string): boolean {
  const found = statSync(file);
  return found.isDirectory() || found.size < MIN_STORE_BYTES;
}

/**
 * SQLite reads what the last page lacks as zeros, and libsql may abort the program that meets them. A log may still
 * complete the page. Bytes behind the last page are no damage: the next write removes them.
 */
export function isCutWithinPage(file: string, key: string): boolean {
  const { size } = statSync(file);
  const pageBytes = readPageBytes(file);
  if (pageBytes === null || size % pageBytes === 0 || hasLog(file)) return false;
  const database = connectDatabase(file, key);
  try {
    const pages = queryNumber(database, 'SELECT page_count AS n FROM pragma_page_count');
    return pages > Math.floor(size / pageBytes);
  } catch (error) {
    if (isDamageError(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

/** Of the log: without a page after it, nothing can be recovered. */
const LOG_HEADER_BYTES = 32;

const hasLog = (file: string): boolean =>
  (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > LOG_HEADER_BYTES;

/** SQLite's header says it, and the cipher leaves that part as it is. Null when it says what cannot be. */
function readPageBytes(file: string): number | null {
  const head = Buffer.alloc(2);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, head, 0, head.length, 16);
  } finally {
    closeSync(opened);
  }
  const said = head.readUInt16BE();
  // 65,536 does not fit.
  const bytes = said === 1 ? 65_536 : said;
  return bytes >= MIN_STORE_BYTES && Number.isInteger(Math.log2(bytes)) ? bytes : null;
}
