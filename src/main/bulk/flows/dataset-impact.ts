/** What stops with the datasets of an account (domo-api 3.16). */
import { impactText, IMPACT_NOT_READ } from '../../../contract/impact-text';
import { attempt } from '../../accounts/send-write-once';
import type { DatasetImpact, DomoClient } from '../../domo';
import { runInParallel } from '../../sync/parallel-work';

/** Each is a request, and a plan has thousands of accounts. */
const MOST_LOOKED_AT = 10;
const AT_ONCE = 5;

/** A sentence about the first datasets: their cards, dataflows and alerts together. None: there is no dataset. */
export async function createImpactNote(
  client: DomoClient,
  datasets: readonly { readonly id: string }[],
  signal: AbortSignal,
): Promise<string[]> {
  const looked = datasets.slice(0, MOST_LOOKED_AT);
  if (looked.length === 0) return [];
  const impacts: DatasetImpact[] = [];
  await runInParallel(looked, AT_ONCE, async ({ id }) => {
    const { value } = await attempt(() => client.getDatasetImpact(id, { signal }));
    if (value !== null) impacts.push(value);
  });
  return [impacts.length === 0 ? IMPACT_NOT_READ : impactText(addImpacts(impacts), impacts.length)];
}

/** Null as soon as Domo does not tell one of them. */
const addImpacts = (impacts: readonly DatasetImpact[]) => ({
  cards: sum(impacts.map(({ cards }) => cards)),
  dataflows: sum(impacts.map(({ dataflows }) => dataflows)),
  alerts: sum(impacts.map(({ alerts }) => alerts)),
});

const sum = (counts: readonly (number | null)[]): number | null =>
  counts.reduce<number | null>(
    (all, count) => (all === null || count === null ? null : all + count),
    0,
  );
