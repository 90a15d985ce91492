/** Handlers of attention.*: the list is made of stored data only. */
import { toProblem, type attentionOperations, type ResponseFor } from '../../../contract';
import { listAttention } from '../../attention/list-attention';
import { runInBackground } from '../../domo/request-places';
import { findOwnTokenId } from '../../profiles/renewal/own-token-id';
import { readStreams } from '../../sync/read-streams';
import { refreshTokenExpiry } from '../../sync/token-life';
import type { KnownStreams } from '../../sync/read-account-streams';
import { runInParallel } from '../../sync/parallel-work';
import { toSyncProgress } from '../../sync/sync-report';
import type { AccountInTrouble, StreamTarget } from '../../store/stream-types';
import type { Handlers, HandlerServices } from './handler-types';

/** Each also waits for its own limit of requests in flight. */
const MAX_INSTANCES_AT_ONCE = 16;

export const attentionHandlers = ({
  workspace,
  profiles,
  announce,
}: HandlerServices): Handlers<keyof typeof attentionOperations> => ({
  'attention.list': async (request) =>
    listAttention(await workspace.store(), await profiles.list(), request),

  'attention.readStreams': async ({ profileIds, maxDatasets }, context) => {
    const { signal } = context;
    const store = await workspace.store();
    const listed = await store.listProfiles();
    const wanted = listed.filter(({ id }) => profileIds === null || profileIds.includes(id));
    const results = new Map<string, ResponseFor<'attention.readStreams'>['results'][number]>();
    await runInParallel(wanted, MAX_INSTANCES_AT_ONCE, async ({ id, label, user }) => {
      const targets = await store.listStreamTargets(id);
      context.progress(toSyncProgress(id, 'details', 0, targets.length));
      const failed = { datasets: 0, accounts: 0, problem: null };
      const nothing = { accounts: 0, datasets: 0, failing: 0, failed, left: targets.length };
      const read = await runInBackground(async () => {
        try {
          const client = await workspace.client(id);
          const ownId = await findOwnTokenId(workspace, id);
          await refreshTokenExpiry(id, client, store, user, ownId, signal);
          return await readStreams(client, targets, {
            maxDatasets,
            knownOf: knownStreams(await store.listTroubledAccounts([id])),
            save: (reads) => store.saveStreamReads(id, reads, Date.now()),
            signal,
            onRead: (done) => {
              context.progress(toSyncProgress(id, 'details', done, targets.length));
            },
          });
        } catch (error) {
          signal.throwIfAborted();
          return { ...nothing, problem: toProblem(error) };
        }
      });
      results.set(id, { profileId: id, label, ...read });
      context.progress(toSyncProgress(id, 'done', 1, 1));
      announce({ event: 'inventoryChanged', profileId: id });
    });
    return { results: wanted.flatMap(({ id }) => results.get(id) ?? []) };
  },
});

/** Of accounts of one instance. */
function knownStreams(
  accounts: readonly AccountInTrouble[],
): (target: StreamTarget) => KnownStreams | null {
  const known = new Map(
    accounts.map(({ kind, id, streams, streamsReadAt }) => [
      `${kind} ${id}`,
      streams && streamsReadAt !== null ? { read: streams, at: streamsReadAt } : null,
    ]),
  );
  return ({ kind, id }) => known.get(`${kind} ${id}`) ?? null;
}
