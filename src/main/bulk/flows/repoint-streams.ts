/** Gives streams, and so the datasets that they feed, another account, or the one that they had before such a run. */
import {
  createProblem,
  fail,
  type Account,
  type AccountKey,
  type BulkItem,
  type BulkSubject,
  type DomoId,
  type Problem,
} from '../../../contract';
import { accountKeyText, displayNameOrName } from '../../../contract/zod-free';
import { findStreamObstacle } from '../../accounts/stream-obstacle';
import type { DomoStream } from '../../domo';
import type { BulkDeps, BulkFlow, BulkFlowMaker, ListSubjects } from '../bulk-flow';
import { listedSubject, unlistedSubject } from '../list-targets';
import { listAccountStreams, listChosenStreams } from './account-streams';
import { ListedStreams } from './listed-streams';

/** The account that a stream uses and the one that it gets. */
interface StreamMove {
  readonly from: DomoId;
  readonly to: DomoId;
}

export const repointFlow: BulkFlowMaker<'repoint'> = (deps, { to, streams }) => {
  const wanted = new Map(to.map(({ profileId, id }) => [profileId, id]));
  const findMove = ({ profileId, id }: AccountKey): StreamMove => ({
    from: id,
    to: wanted.get(profileId) ?? failWithoutTarget(),
  });
  const listChosen: ListSubjects = (account, signal) => {
    // Fails here once, and not for each stream.
    findMove(account);
    const chosen = streams.filter(({ profileId }) => profileId === account.profileId);
    return chosen.length === 0
      ? listAccountStreams(deps, account, signal)
      : listChosenStreams(
          deps,
          account.profileId,
          chosen.filter(({ of = account.id }) => of === account.id).map(({ id }) => id),
          signal,
        );
  };
  const listed = new ListedStreams();
  const list: ListSubjects = async (account, signal) =>
    listed.keep(account, await listChosen(account, signal));
  return streamFlow(deps, findMove, list, listed);
};

/** For the accounts that the streams had before: each stream goes back to it. */
export const restoreStreamsFlow: BulkFlowMaker<'restoreStreams'> = async (deps, { runId }) => {
  const store = await deps.workspace.store();
  const run = await store.getBulkRun(runId);
  if (run?.wanted.change !== 'repoint') {
    return fail('notFound', 'There is no such run that gave streams another account.');
  }
  const given = new Map(run.wanted.to.map(({ profileId, id }) => [profileId, id]));
  const moved = new Map<string, BulkSubject[]>();
  for (const { account, state, subject } of run.items) {
    if (subject === null || (state !== 'done' && state !== 'unknown')) continue;
    const ofAccount = moved.get(accountKeyText(account)) ?? [];
    moved.set(accountKeyText(account), ofAccount);
    ofAccount.push(subject);
  }
  return streamFlow(
    deps,
    ({ profileId, id }) => ({ from: given.get(profileId) ?? failWithoutTarget(), to: id }),
    (account) => {
      const subjects = moved.get(accountKeyText(account)) ?? [];
      return Promise.resolve(
        subjects.length === 0
          ? [unlistedSubject(notMovedProblem)]
          : subjects.map((subject) => listedSubject(subject, [])),
      );
    },
  );
};

const notMovedProblem = createProblem(
  'notFound',
  'That run gave no stream of it another account.',
  {
    next: 'Leave it as it is.',
  },
);

const failWithoutTarget = (): never =>
  fail('invalidRequest', 'No account is named for this instance.', {
    next: 'Name one, or leave the accounts of this instance out.',
  });

const OAUTH_PROBLEM = createProblem(
  'invalidRequest',
  'Streams use plain accounts, and no OAuth accounts.',
  { next: 'Choose the accounts that were made with it.' },
);

function streamFlow(
  deps: BulkDeps,
  findMove: (account: AccountKey) => StreamMove,
  listStreams: ListSubjects,
  listed = new ListedStreams(),
): BulkFlow {
  const readOnce = createAccountMemory(deps);
  return {
    listSubjects: (account, signal) =>
      account.kind === 'account'
        ? listStreams(account, signal)
        : Promise.resolve([unlistedSubject(OAUTH_PROBLEM)]),
    async inspect({ account, subject }, signal) {
      const { id: streamId } = requireSubject(subject);
      const move = findMove(account);
      const from = await readOnce({ ...account, id: move.from }, signal);
      const to = await readOnce({ ...account, id: move.to }, signal);
      const client = await deps.workspace.client(account.profileId);
      const stream = await client.getStream(streamId, { signal });
      const findTaker = async () => {
        for (const id of listed.othersBefore(account, stream)) {
          const other = await readOnce({ ...account, id }, signal);
          if (findStreamObstacle({ stream, from: other, to }) === null) return other;
        }
        return null;
      };
      const obstacle = findStreamObstacle({ stream, from, to });
      const taker = obstacle === null ? await findTaker() : null;
      const shown = account.id === move.from ? from : to;
      return {
        name: displayNameOrName(shown),
        dataProviderType: shown.dataProviderType,
        values: [
          { what: 'account', secret: false, before: accountText(from), after: accountText(to) },
        ],
        notes:
          stream.accountIds.length > 1
            ? [`It uses ${stream.accountIds.length} accounts; the others stay.`]
            : [],
        // Not all of the stream: each of its own runs changes it, and all of it is read again just before the write.
        state: [stream.datasetId, [...stream.accountIds], from.dataProviderType],
        obstacle: taker === null ? obstacle : onlyOnceProblem(stream, taker, to),
      };
    },
    send: (caller, { account, subject }) => {
      const { from, to } = findMove(account);
      return caller.call('stream.setAccount', {
        profileId: account.profileId,
        kind: 'account',
        id: from,
        streamId: requireSubject(subject).id,
        to,
      });
    },
  };
}

/** Whether Domo takes a stream that names one account twice is not known (domo-api 3.16), so that none is made. */
const onlyOnceProblem = ({ id }: DomoStream, taker: Account, to: Account): Problem =>
  createProblem(
    'duplicate',
    `Stream ${id} uses ${accountText(taker)} too, which gets ${accountText(to)}: it can have that only once, so this account stays.`,
    { next: 'Remove this account from the dataset in Domo itself, after the change.' },
  );

const requireSubject = (subject: BulkItem['subject']): Extract<BulkSubject, { type: 'stream' }> =>
  subject?.type === 'stream' ? subject : fail('unexpected', 'The plan names no stream.');

const accountText = (account: Account): string => `${displayNameOrName(account)} (${account.id})`;

/** Hundreds of streams have the same two accounts. A reading that failed is tried again. */
function createAccountMemory({ reading }: BulkDeps) {
  const read = new Map<string, Account>();
  return async (key: AccountKey, signal: AbortSignal): Promise<Account> => {
    const text = JSON.stringify([key.profileId, key.id]);
    const known = read.get(text) ?? (await reading.readAccount(key, signal)).account;
    read.set(text, known);
    return known;
  };
}
