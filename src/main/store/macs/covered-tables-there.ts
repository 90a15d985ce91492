/** A store between two migrations lacks the tables of later ones. */
import type { Database } from '../db/database';
import { COVERED_TABLES, type CoveredTable } from './covered-columns';

export function coveredTablesThere(database: Database): CoveredTable[] {
  const there = database.all("SELECT name FROM sqlite_master WHERE type = 'table'");
  const names = new Set(there.map((row) => row['name']));
  return COVERED_TABLES.filter((table) => names.has(table));
}
