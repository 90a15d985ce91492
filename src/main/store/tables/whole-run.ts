/** Whether all rows of a plan can be read: the places of those behind a damaged one would shift. */
import { z } from 'zod';
import { fail } from '../../../contract';
import type { Database } from '../db/database';
import { rowDecoder } from '../db/row-decoder';

const decodeLast = rowDecoder({ last: z.number().int().nullable() });

/** `items`: how many could be read. Fails with `storeDamaged`, because outcomes would be kept with other accounts. */
export function requireWholeRun(database: Database, id: string, items: number): void {
  const row = database.get('SELECT MAX(position) AS last FROM bulk_items WHERE run_id = ?', id);
  const last = row && decodeLast(row).last;
  if (last === null || last + 1 === items) return;
  fail('storeDamaged', `${last + 1 - items} of ${last + 1} writes of this plan cannot be read.`, {
    next: 'Nothing was written. Make a new plan: it leaves out what was written before.',
  });
}
