/** Access tokens and API clients of a person who leaves: each is an item of the plan, and is revoked by itself. */
import {
  createProblem,
  toProblem,
  type AccountKey,
  type BulkItem,
  type BulkSubject,
  type Principal,
  type Problem,
  type Result,
} from '../../../contract';
import { describeInstant } from '../../../contract/instants';
import type { CallContext } from '../../call-context';
import type { DomoClient } from '../../domo';
import type { BulkAnswer, BulkDeps, BulkInspection, ListedSubject } from '../bulk-flow';
import { listedSubject, unlistedSubject } from '../list-targets';

type KeyType = 'token' | 'apiClient';
type KeySubject = Extract<BulkSubject, { type: KeyType }>;

export const isKeySubject = (subject: BulkSubject | null): subject is KeySubject =>
  subject?.type === 'token' || subject?.type === 'apiClient';

interface Key {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly expires: number | null;
}

const nouns: Readonly<Record<KeyType, string>> = { token: 'access token', apiClient: 'API client' };

export async function listLeaverKeys(
  { workspace }: BulkDeps,
  { profileId }: AccountKey,
  leaver: Principal,
  signal: AbortSignal,
): Promise<readonly ListedSubject[]> {
  const client = await workspace.client(profileId);
  const lists = [];
  for (const type of ['token', 'apiClient'] as const) lists.push(await list(type));
  return lists.flat();

  async function list(type: KeyType): Promise<ListedSubject[]> {
    try {
      const keys = await listKeys(client, type, signal);
      const own = keys.filter(({ ownerId }) => ownerId === leaver.id);
      const subjects = own.map(({ id, name }) => listedSubject({ type, id, name }, []));
      const untold = keys.filter(({ ownerId }) => ownerId === null).length;
      return untold === 0 ? subjects : [...subjects, unlistedSubject(untoldProblem(type, untold))];
    } catch (error) {
      signal.throwIfAborted();
      return [unlistedSubject(toProblem(error))];
    }
  }
}

const untoldProblem = (type: KeyType, count: number): Problem =>
  createProblem('badResponse', `Of ${count} ${nouns[type]}s, Domo does not say whose they are.`, {
    next: 'Look at them in Domo.',
  });

async function listKeys(
  client: DomoClient,
  type: KeyType,
  signal: AbortSignal,
): Promise<readonly Key[]> {
  if (type === 'token') return client.listTokens({ signal });
  const clients = await client.listApiClients({ signal });
  return clients.map((each) => ({ ...each, expires: null }));
}

/** `type` and `id`: of the subject. */
export async function inspectLeaverKey(
  { workspace, renewals }: BulkDeps,
  profileId: string,
  { type, id }: { readonly type: KeyType; readonly id: string },
  leaver: Principal,
  signal: AbortSignal,
): Promise<BulkInspection> {
  const client = await workspace.client(profileId);
  const key = (await listKeys(client, type, signal)).find((each) => each.id === id);
  const head = { dataProviderType: '', notes: [] };
  if (key?.ownerId !== leaver.id) {
    const obstacle = createProblem(
      'noMatch',
      `${leaver.name} has no such ${nouns[type]} any more.`,
    );
    return { ...head, name: leaver.name, values: [], state: [], obstacle };
  }
  const until = key.expires === null ? '' : `, until ${describeInstant(key.expires)}`;
  const value = { what: nouns[type], secret: false, before: `${key.name}${until}`, after: null };
  const asks = type === 'token' && String((await client.whoAmI({ signal })).id) === leaver.id;
  const ownId = asks ? await renewals.ownTokenId(profileId) : null;
  const isOwn = asks && (ownId === null || ownId === id);
  return {
    ...head,
    name: leaver.name,
    values: [value],
    state: [key.ownerId, key.expires],
    obstacle: isOwn ? ownTokenProblem : null,
  };
}

const ownTokenProblem = createProblem(
  'invalidRequest',
  'It may be the token that Latchkey uses for this instance.',
  { next: 'Give the instance a token of somebody else first.' },
);

export async function revokeLeaverKey(
  caller: CallContext,
  { account: { profileId } }: BulkItem,
  { type, id, name }: { readonly type: KeyType; readonly id: string; readonly name: string },
  confirm: string | undefined,
): Promise<Result<BulkAnswer>> {
  const request = { profileId, type, id, name };
  const answer = await caller.call(
    'tokens.revoke',
    confirm === undefined ? request : { ...request, confirm },
  );
  if (!answer.ok) return answer;
  const runNotes = answer.value.became === 'gone' ? ['It was gone already.'] : [];
  return { ok: true, value: { problem: null, runNotes } };
}
