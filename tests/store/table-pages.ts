/** Which pages of a store's file hold the rows of a table or the entries of an index. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectWith } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY } from './constants';

export interface TablePages {
  readonly pageBytes: number;
  /** Numbers of the pages with rows or entries, from 1; those that only lead to others are left out. */
  readonly pages: readonly number[];
  /** Where the content of such a page begins. */
  readonly contentStart: (page: number) => number;
}

const LEAF_TABLE = 13;
const LEAF_INDEX = 10;

/** `name`: of a table or an index. The store must be closed, with nothing in its log. */
export function pagesOf(folder: string, name: string): TablePages {
  const { bytes, root } = readPlain(folder, name);
  const pageBytes = bytes.readUInt16BE(16);
  const at = (page: number): number => (page - 1) * pageBytes;
  const childrenOf = (page: number): number[] => {
    const start = at(page);
    const cells = bytes.readUInt16BE(start + 3);
    const children = Array.from({ length: cells }, (_, index) =>
      bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * index)),
    );
    return [...children, bytes.readUInt32BE(start + 8)];
  };
  const leavesOf = (page: number): number[] =>
    [LEAF_TABLE, LEAF_INDEX].includes(bytes[at(page)] ?? 0)
      ? [page]
      : childrenOf(page).flatMap(leavesOf);
  return {
    pageBytes,
    pages: leavesOf(root),
    contentStart: (page) => bytes.readUInt16BE(at(page) + 5),
  };
}

/** Decrypting a copy moves no page. */
function readPlain(folder: string, name: string): { bytes: Buffer; root: number } {
  const copy = temporaryFolder('plain');
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, STORE_FILE);
  const database = connectWith('whole', file, KEY);
  const row = database.get('SELECT rootpage FROM sqlite_master WHERE name = ?', name);
  database.exec("PRAGMA journal_mode = DELETE; PRAGMA hexrekey = ''");
  database.close();
  return { bytes: readFileSync(file), root: Number(row?.['rootpage']) };
}
