/** Where the renewal of a token stands: what an interrupted one left, and which token is to be revoked. */
import { fail, toProblem, type DomoUser, type ListedToken } from '../../../contract';
import type { DomoClient } from '../../domo';
import type { RenewalVault, TokenVault } from '../../keychain/token-vault';
import { tokensThatMayWork } from '../../sync/own-tokens';
import { digestToken, parseRenewal, type KeptRenewal, type RenewalRecord } from './renewal-record';

export type RenewalClient = Pick<
  DomoClient,
  'whoAmI' | 'listTokens' | 'createToken' | 'revokeToken'
>;

export interface RenewalDeps {
  readonly profileId: string;
  readonly vault: RenewalVault & Pick<TokenVault, 'getToken' | 'saveToken'>;
  /** Asks with the token that the vault has at that moment. */
  readonly client: RenewalClient;
  /** Whose token it is. */
  readonly tryToken: (token: string, signal: AbortSignal) => Promise<DomoUser>;
  /** As the inventory has it, so that accounts that hold the token can be found later. */
  readonly fingerprintOf: (token: string) => Promise<string>;
  /** Until Domo knows a token that it made. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

type KnownToken = Pick<ListedToken, 'id' | 'name'> & Partial<Pick<ListedToken, 'expires'>>;

export interface RenewalState {
  readonly user: DomoUser;
  /** The token in use. HOLDS A SECRET. */
  readonly token: string;
  /** As the keychain has it. HOLDS A SECRET. */
  readonly entry: string | null;
  /** One that was made and not brought to its end. HOLDS A SECRET. */
  readonly pending: KeptRenewal | null;
  readonly isSwitched: boolean;
  /** The one to revoke at the end; null: nobody knows which it is, or there is none. */
  readonly old: KnownToken | null;
  /** Tokens of the user, of which one may be the old one. Empty when `old` is known, or they are not listed. */
  readonly candidates: readonly ListedToken[];
  readonly isListed: boolean;
  /** Made by an interrupted renewal: nobody has their values. */
  readonly leftovers: readonly ListedToken[];
  /** Names of those that Domo does not list. */
  readonly unlisted: readonly string[];
}

/** `chosenOld`: id of the token in use, as a person knows it. Fails as the requests do, or with `noMatch`. */
export async function readRenewalState(
  { profileId, vault, client }: RenewalDeps,
  chosenOld: string | null,
  signal: AbortSignal,
): Promise<RenewalState> {
  const token = await vault.getToken(profileId, 'keychain');
  const entry = await vault.getRenewal(profileId);
  const record = parseRenewal(entry);
  const user = await client.whoAmI({ signal });
  const listed = await listOwnTokens(client, String(user.id), signal);
  const digest = digestToken(token);
  const { pending, isSwitched, names, known } = readRecord(record, digest);
  const leftovers = (listed ?? []).filter(({ name }) => names.includes(name));
  const usable = (listed ?? []).filter(
    (each) => !leftovers.includes(each) && each.id !== pending?.id,
  );
  const chosen = chosenOld === null ? null : requireListed(usable, chosenOld);
  // Once the new one is in use, the old one may be revoked already, and the only one left is another.
  const only = usable.length === 1 && !isSwitched ? (usable[0] ?? null) : null;
  const listedKnown = known && (usable.find(({ id }) => id === known.id) ?? known);
  const old = listedKnown ?? chosen ?? only;
  return {
    user,
    token,
    entry,
    pending,
    isSwitched,
    old,
    candidates: old === null ? usable : [],
    isListed: listed !== null,
    leftovers,
    unlisted: names.filter((name) => !leftovers.some((each) => each.name === name)),
  };
}

interface ReadRecord {
  readonly pending: KeptRenewal | null;
  readonly isSwitched: boolean;
  readonly names: readonly string[];
  /** The token to revoke at the end. */
  readonly known: KnownToken | null;
}

/** The digests say whether the record is about the token in use: a person may have given another one since. */
function readRecord(record: RenewalRecord | null, digest: string): ReadRecord {
  const none = { pending: null, isSwitched: false, names: [], known: null };
  if (record === null) return none;
  const { leftovers, name } = record;
  if (record.step === 'done') {
    const known = record.newDigest === digest ? { id: record.id, name } : null;
    return { ...none, names: leftovers, known };
  }
  const isOld = record.oldDigest === digest;
  const known = isOld ? record.old : null;
  if (record.step === 'creating') return { ...none, names: [...leftovers, name], known };
  const isSwitched = digestToken(record.token) === digest;
  if (!isOld && !isSwitched) return { ...none, names: [...leftovers, name] };
  return { pending: record, isSwitched, names: leftovers, known: record.old };
}

/** Null: the user may not list them. Without those that have certainly expired. */
async function listOwnTokens(
  client: RenewalClient,
  userId: string,
  signal: AbortSignal,
): Promise<readonly ListedToken[] | null> {
  try {
    return tokensThatMayWork(await client.listTokens({ signal }), userId, Date.now());
  } catch (error) {
    if (toProblem(error).code !== 'forbidden') throw error;
    return null;
  }
}

const requireListed = (tokens: readonly ListedToken[], id: string): ListedToken =>
  tokens.find((token) => token.id === id) ??
  fail('noMatch', `Domo lists no token ${id} of the user of this instance's token.`, {
    next: 'Look the id up with `latchkey tokens --all --json`.',
  });
