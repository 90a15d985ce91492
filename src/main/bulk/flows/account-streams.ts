/** The streams that use an account, and what depends on the datasets that they feed (domo-api 2.2, 3.16). */
import { createProblem, toProblem, type AccountKey, type DomoId } from '../../../contract';
import { IMPACT_NOT_READ, impactText } from '../../../contract/impact-text';
import type { DomoClient } from '../../domo';
import { readStreamsOfAccount } from '../../accounts/list-streams';
import { attempt } from '../../accounts/send-write-once';
import { runInParallel } from '../../sync/parallel-work';
import type { BulkDeps, ListedSubject } from '../bulk-flow';
import { listedSubject, unlistedSubject } from '../list-targets';

const DATASETS_AT_ONCE = 5;

export async function listAccountStreams(
  deps: BulkDeps,
  account: AccountKey,
  signal: AbortSignal,
): Promise<ListedSubject[]> {
  const { datasets, unusable } = await readStreamsOfAccount(deps, account, signal);
  const listed = datasets.map(({ stream, problem }) =>
    stream === null
      ? unlistedSubject(problem)
      : listedSubject({ type: 'stream', id: stream.id, name: stream.name }, [impactText(stream)]),
  );
  if (unusable > 0) {
    const message = `Domo lists ${unusable} more of its datasets without a usable id.`;
    listed.push(unlistedSubject(createProblem('badResponse', message)));
  }
  if (listed.length > 0) return listed;
  const next = 'Nothing to do.';
  return [
    unlistedSubject(createProblem('noMatch', 'Domo lists no dataset that uses it.', { next })),
  ];
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
  if (datasetId === null) return IMPACT_NOT_READ;
  const { value } = await attempt(() => client.getDatasetImpact(datasetId, { signal }));
  return value === null ? IMPACT_NOT_READ : impactText(value);
}
