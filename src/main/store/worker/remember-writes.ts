/** Leaves beside the store how many transactions it has had. */
import { dirname } from 'node:path';
import type { OpenedDatabase } from '../db/open-database';
import { saveWriteCount } from '../files/write-count';
import { readRowSums } from '../macs/row-sums';

export function rememberWrites({ database, file, isReadOnly }: OpenedDatabase): void {
  if (file === null || isReadOnly) return;
  const sums = readRowSums(database);
  if (sums) saveWriteCount(dirname(file), sums);
}
