/** stream.setAccount: gives a stream another account, once, and reads the stream again. */
import {
  createProblem,
  ProblemError,
  type ParsedRequestFor,
  type Problem,
  type ResponseFor,
} from '../../contract';
import type { DomoStream } from '../domo';
import { attempt, sendWriteOnce, type AccountWriteDeps, type Requester } from './send-write-once';
import { describeStreamAccounts, findStreamObstacle } from './stream-obstacle';

export async function setStreamAccount(
  deps: AccountWriteDeps,
  { streamId, to, ...key }: ParsedRequestFor<'stream.setAccount'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'stream.setAccount'>> {
  const { profileId, kind, id } = key;
  const change = {
    what: `account of stream ${streamId}`,
    secret: false,
    before: String(id),
    after: String(to),
  };
  const operation = 'stream.setAccount';
  const activity = {
    operation,
    source,
    profileId,
    kind,
    accountId: id,
    changes: [change],
  } as const;
  return deps.journal.runRecorded(activity, async (amend) => {
    const client = await deps.workspace.client(profileId);
    const accounts = {
      from: await client.getAccount(kind, id, { signal }),
      to: await client.getAccount(kind, to, { signal }),
    };
    // Last, so that nobody changes it between this reading and the write, which sends all of it.
    const stream = await client.getStream(streamId, { signal });
    if (stream.datasetName !== null) {
      amend({ changes: [{ ...change, what: `account of ${stream.datasetName}` }] });
    }
    const obstacle = findStreamObstacle({ stream, ...accounts });
    if (obstacle) throw new ProblemError(obstacle);
    await sendWriteOnce(
      () => client.setStreamAccount(stream, id, to, { signal }),
      async (lookSignal) => {
        const seen = await client.getStream(streamId, { signal: lookSignal });
        return `The stream was read again: ${describeStreamAccounts(seen)}`;
      },
      () => undefined,
    );
    const { value: after, problem } = await attempt(() => client.getStream(streamId, { signal }));
    return {
      accounts: after && [...after.accountIds],
      readAt: after && Date.now(),
      problem: after ? findDifference(after, id, to) : problem,
    };
  });
}

function findDifference(
  stream: DomoStream,
  from: ParsedRequestFor<'stream.setAccount'>['id'],
  to: ParsedRequestFor<'stream.setAccount'>['to'],
): Problem | null {
  if (stream.accountIds.includes(to) && !stream.accountIds.includes(from)) return null;
  return createProblem(
    'changedSinceRead',
    `Domo accepted the change and does not show it: ${describeStreamAccounts(stream)}`,
    { next: 'Look at the dataset in Domo.' },
  );
}
