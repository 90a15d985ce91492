/** The streams that use an account, and what hangs on the datasets that they feed (domo-api 2.2, 3.16). */
import { createProblem, toProblem, type AccountKey, type DomoId } from '../../../contract';
import type { DatasetImpact, DomoClient } from '../../domo';
import { attempt } from '../../accounts/send-write-once';
import { runInParallel } from '../../sync/parallel-work';
import type { BulkDeps, ListedSubject } from '../bulk-flow';
import { listedSubject, unlistedSubject } from '../list-targets';

const DATASETS_AT_ONCE = 5;

/** Domo lists the datasets of an account, and each dataset names its stream. */
export async function listAccountStreams(
  { workspace }: BulkDeps,
  { profileId, kind, id }: AccountKey,
  signal: AbortSignal,
): Promise<ListedSubject[]> {
  const client = await workspace.client(profileId);
  const { items, setAsideCount } = await client.listDatasets(kind, id, { signal });
  const listed = await listInOrder(items, async (dataset) => {
    const impact = await client.getDatasetImpact(dataset.id, { signal });
    const name = impact.name ?? dataset.name;
    return impact.streamId === null
      ? unlistedSubject(
          createProblem('noMatch', `Domo names no stream for the dataset ${name}.`, {
            next: 'Look at the dataset in Domo.',
          }),
        )
      : listedSubject({ type: 'stream', id: impact.streamId, name }, [impactText(impact)]);
  });
  if (setAsideCount > 0) {
    const message = `Domo lists ${countText(setAsideCount, 'dataset')} more without a usable id.`;
    listed.push(unlistedSubject(createProblem('badResponse', message)));
  }
  if (listed.length > 0) return listed;
  const next = 'Nothing to do.';
  return [unlistedSubject(createProblem('noMatch', 'No dataset uses it.', { next }))];
}

/** Streams that a person named. Whether they use the account is seen when they are looked at. */
export async function listChosenStreams(
  { workspace }: BulkDeps,
  profileId: string,
  streamIds: readonly DomoId[],
  signal: AbortSignal,
): Promise<ListedSubject[]> {
  const client = await workspace.client(profileId);
  return listInOrder([...new Set(streamIds)], async (id) => {
    const { datasetId, datasetName } = await client.getStream(id, { signal });
    const subject = { type: 'stream' as const, id, name: datasetName ?? datasetId ?? '' };
    return listedSubject(subject, [await readImpactText(client, datasetId, signal)]);
  });
}

/** What cannot be read becomes the reason why it is not in the list. */
async function listInOrder<T>(
  things: readonly T[],
  list: (thing: T) => Promise<ListedSubject>,
): Promise<ListedSubject[]> {
  const listed = new Array<ListedSubject>(things.length);
  await runInParallel([...things.entries()], DATASETS_AT_ONCE, async ([position, thing]) => {
    listed[position] = await list(thing).catch((error: unknown) =>
      unlistedSubject(toProblem(error)),
    );
  });
  return listed;
}

async function readImpactText(
  client: DomoClient,
  datasetId: string | null,
  signal: AbortSignal,
): Promise<string> {
  if (datasetId === null) return NOT_READ;
  const { value } = await attempt(() => client.getDatasetImpact(datasetId, { signal }));
  return value === null ? NOT_READ : impactText(value);
}

const NOT_READ = 'What hangs on its dataset was not read.';

/** `On it hang 3 cards, 1 dataflow; alerts: not read.` */
function impactText({ cards, dataflows, alerts }: DatasetImpact): string {
  const counts = [
    ['card', cards],
    ['dataflow', dataflows],
    ['alert', alerts],
  ] as const;
  const known = counts.flatMap(([what, count]) => (count === null ? [] : [countText(count, what)]));
  const unknown = counts.flatMap(([what, count]) => (count === null ? [`${what}s`] : []));
  if (known.length === 0) return NOT_READ;
  const rest = unknown.length === 0 ? '' : `; ${unknown.join(', ')}: not read`;
  return `On it hang ${known.join(', ')}${rest}.`;
}

const countText = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
