/** How many bytes a store takes for the rows of account lists, and which tables and indexes take them. */
import { join } from 'node:path';
import { say } from '../../../build/lib/say';
import { connectDatabase } from '../../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../../src/main/store/files/store-files';
import { STORE_KEY } from '../../support/service';
import { benchRow, type BenchDetail, type BenchRow } from '../bench-row';
import type { BenchOptions } from './bench-options';
import { fleetAccount, openFleetStore } from './fleet-store';

/** 0.6 GB for a million accounts. */
const TARGET_BYTES = 600;
/** What Domo says of the accounts, as JSON: what no store could leave out. */
const jsonBytes = (accounts: number): number => {
  const sample = Array.from({ length: 1000 }, (_, n) =>
    fleetAccount(Math.floor((n * accounts) / 1000)),
  );
  return Buffer.byteLength(JSON.stringify(sample)) / sample.length;
};

export async function measureSize({ rows, ...options }: BenchOptions): Promise<BenchRow[]> {
  say(`Filling a store with the lists of ${rows} accounts …`);
  const { store, folder, bytes } = await openFleetStore({
    ...options,
    accounts: rows,
    contents: 'list',
  });
  await store.close();
  return [
    benchRow({
      part: 'size',
      name: 'store, per row of a list',
      figure: bytes() / rows,
      unit: 'bytes',
      comparison: { what: 'the account as JSON', figure: jsonBytes(rows) },
      target: { of: 'figure', atMost: TARGET_BYTES },
      parts: bytesOfTables(folder).map((table) => ({ ...table, figure: table.bytes / rows })),
    }),
  ];
}

interface TableBytes extends Pick<BenchDetail, 'name'> {
  readonly bytes: number;
}

/** Of each table and index of a closed store, the largest first; the smallest are left out. */
export function bytesOfTables(folder: string): TableBytes[] {
  const database = connectDatabase(join(folder, STORE_FILE), STORE_KEY);
  try {
    return database
      .all('SELECT name, SUM(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC')
      .map((row) => ({ name: String(row['name']), bytes: Number(row['bytes']) }))
      .filter(({ bytes }, _at, [largest]) => bytes > (largest?.bytes ?? 0) / 1000);
  } finally {
    database.close();
  }
}
