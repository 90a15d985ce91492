/** Instances side by side: rows come in pieces, so that the first can be seen while the last are compared. */
import type { InstanceFilter, InstanceRow, InstancesSummary } from '../../../contract';
import { Absent } from './absent';
import { Breath } from './breath';
import type { Bucket } from './bucket';
import type { InstanceAccounts, InstancesInput } from './input';
import { bucketsById, bucketsOf } from './match';
import { rowMaker, wholeRow, type FoundRow } from './row';
import { Summary } from './summary';

export interface CompareOptions {
  /** Aborting it ends the comparison with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Rows in a piece, at most. */
  readonly piece?: number;
}

/** By provider, then name. The thread is left to others about every 12 ms. Returns the counts over all rows. */
export async function* compareInstances(
  input: InstancesInput,
  { signal, piece = 200 }: CompareOptions = {},
): AsyncGenerator<FoundRow[], InstancesSummary, undefined> {
  const { instances, rule, match = 'rule', filter, baseline } = input;
  const breath = new Breath(signal);
  const absent = new Absent(instances);
  const summary = new Summary(instances, absent);
  const shows = filtering(filter);
  const rowOf = rowMaker(instances, absent, baseline);
  let rows: FoundRow[] = [];
  const buckets =
    match === 'id' ? bucketsById(instances, breath) : bucketsOf(instances, rule, breath);
  for await (const ofProvider of buckets) {
    for (const bucket of ofProvider) {
      const row = rowOf(bucket);
      const shown = shows(row, bucket);
      summary.add(row, { shown, invalid: isInvalid(bucket) });
      if (shown) rows.push(row);
      if (rows.length === piece) {
        yield rows;
        breath.stopIfCancelled();
        rows = [];
      }
      if (breath.due()) await breath.take();
    }
  }
  if (rows.length > 0) yield rows;
  return summary.value();
}

/** Rows of these instances as they are shown. */
export function wholeRows(
  instances: readonly InstanceAccounts[],
): (rows: readonly FoundRow[]) => InstanceRow[] {
  const absent = new Absent(instances);
  return (rows) => rows.map((row) => wholeRow(row, absent));
}

/** All rows at once. */
export async function collectInstances(
  input: InstancesInput,
  options: CompareOptions & { readonly onRows?: (rows: readonly InstanceRow[]) => void } = {},
): Promise<{ rows: InstanceRow[]; summary: InstancesSummary }> {
  const rows: InstanceRow[] = [];
  const pieces = compareInstances(input, options);
  const whole = wholeRows(input.instances);
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return { rows, summary: next.value };
    const piece = whole(next.value);
    options.onRows?.(piece);
    rows.push(...piece);
  }
}

function filtering(filter: InstanceFilter): (row: FoundRow, bucket: Bucket) => boolean {
  const { differencesOnly, missingOnly, invalidOnly, dataProviderTypes } = filter;
  const providers = new Set(dataProviderTypes);
  return (row, bucket) =>
    (!differencesOnly || row.verdict === 'different') &&
    (!missingOnly || row.missing) &&
    (!invalidOnly || isInvalid(bucket)) &&
    (providers.size === 0 || providers.has(row.dataProviderType));
}

/** An account of it needs attention. */
const isInvalid = ({ members }: Bucket): boolean =>
  members.some(({ account }) => account.valid === false);
