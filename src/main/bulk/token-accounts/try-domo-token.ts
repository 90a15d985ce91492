/**
 * account.testDomoToken: asks the instance that an account points at whether a token works there. A token is only sent to
 * an instance of Latchkey: the address in a config may be anybody's.
 */
import {
  fail,
  toProblem,
  type AccountConfig,
  type DomoUser,
  type ParsedRequestFor,
  type ResponseFor,
} from '../../../contract';
import { createTokenClient } from '../../profiles/token-client';
import type { StoredProfile } from '../../store/store-types';
import type { BulkDeps } from '../bulk-flow';
import { describeHeldToken, readKnownTokens, type KnownTokens } from './known-tokens';
import { tokenFieldOf } from './token-fields';

type Deps = Pick<BulkDeps, 'workspace' | 'reading'>;

export async function testDomoToken(
  deps: Deps,
  request: ParsedRequestFor<'account.testDomoToken'>,
  signal: AbortSignal,
): Promise<ResponseFor<'account.testDomoToken'>> {
  const { profileId, kind, id, dataProviderType, token: which, tokenOf } = request;
  const key = { profileId, kind, id };
  const field = tokenFieldOf(dataProviderType) ?? fail('noMatch', 'It holds no token of Domo.');
  const { config, raw } = await deps.reading.readConfigWithValues(key, dataProviderType, signal);
  const known = await readKnownTokens(deps.workspace, signal);
  const target = requireTarget(known, config, field, tokenOf);
  const { id: targetId, label, origin } = target;
  const token =
    which === 'inUse'
      ? await deps.workspace.vault.getToken(targetId, target.keep)
      : requireReadable(config, field, raw.values.get(field) ?? null);
  const user = await tryDomoToken(deps, origin, token, signal);
  return {
    pointsAt: { profileId: targetId, label },
    works: user !== null,
    user: user?.displayName ?? null,
  };
}

/** Null: the instance refuses the token. Fails as the request does otherwise. */
export async function tryDomoToken(
  { workspace }: Pick<Deps, 'workspace'>,
  origin: string,
  token: string,
  signal: AbortSignal,
): Promise<DomoUser | null> {
  const client = await createTokenClient(workspace, origin, token);
  try {
    return await client.whoAmI({ signal });
  } catch (error) {
    if (toProblem(error).code === 'unauthorized') return null;
    throw error;
  } finally {
    client.close();
  }
}

/** The instance whose token the account is to have. Fails with `noMatch`. `otherwise`: as a person says, if nothing else tells. */
export function requireTarget(
  known: KnownTokens,
  config: AccountConfig,
  field: string,
  otherwise: string | undefined,
): StoredProfile {
  const { names, pointsAt } = describeHeldToken(known, config, field);
  const wanted = names === null ? (pointsAt?.profileId ?? otherwise) : pointsAt?.profileId;
  const target = known.profiles.find(({ id }) => id === wanted);
  if (target !== undefined) return target;
  return names === null
    ? fail('noMatch', 'It names no instance, and its token is none that Latchkey knows.', {
        next: 'Say whose token it is to have, or leave it out.',
      })
    : fail('noMatch', `It points at ${names}, which is not in Latchkey.`, {
        next: 'Add that instance first, or leave the account out.',
      });
}

function requireReadable(config: AccountConfig, field: string, value: string | null): string {
  const state = config.fields.find(({ name }) => name === field)?.state ?? 'empty';
  if (state === 'empty' || value === null) return fail('noMatch', 'It has no token.');
  if (state === 'secret') return value;
  return fail('hiddenByDomo', 'Domo hides its token: it cannot be tried.', {
    next: 'Only the token that Latchkey uses can be tried there.',
  });
}
