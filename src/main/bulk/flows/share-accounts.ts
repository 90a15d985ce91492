/** Gives one user or group access to accounts, changes it or removes it. In each instance it is found by its name. */
import {
  createProblem,
  fail,
  ProblemError,
  type BulkItem,
  type GrantedLevel,
  type Principal,
  type Problem,
} from '../../../contract';
import { foldText } from '../../../contract/text-folding';
import { displayNameOrName } from '../../../contract/zod-free';
import { searchPrincipals } from '../../accounts';
import { findAccessLevel, removesLastOwner } from '../../accounts/access-list';
import type { BulkChangeOf, BulkDeps, BulkFlowMaker } from '../bulk-flow';

type Wanted = BulkChangeOf<'share'>;

/** As many as one search returns at most. Domo searches by part of a name. */
const SEARCH_LIMIT = 50;

export const shareFlow: BulkFlowMaker<'share'> = (deps, wanted) => {
  const found = new Map<string, Promise<Principal>>();
  const findOnce = (profileId: string, signal: AbortSignal): Promise<Principal> => {
    const asked = found.get(profileId) ?? findPrincipal(deps, profileId, wanted, signal);
    found.set(profileId, asked);
    return asked;
  };
  return {
    async inspect({ account: key, label }, signal) {
      const { account } = await deps.reading.readAccount(key, signal);
      const principal = await findOnce(key.profileId, signal).catch((error: unknown) => {
        if (error instanceof ProblemError) return error.problem;
        throw error;
      });
      const head = {
        name: displayNameOrName(account),
        dataProviderType: account.dataProviderType,
        notes: [],
      };
      if ('code' in principal)
        return { ...head, values: [], state: [principal.code], obstacle: principal };
      const { entries } = await deps.reading.readAccessList(key, signal);
      const before = findAccessLevel(entries, principal);
      const after = wanted.accessLevel === 'NONE' ? null : wanted.accessLevel;
      const grant = { principal, name: principal.name, level: wanted.accessLevel };
      return {
        ...head,
        values: [{ what: `access of ${principal.name}`, secret: false, before, after }],
        state: [principal.type, principal.id, before],
        obstacle: findObstacle(before, after, removesLastOwner(entries, grant), label),
      };
    },
    async send(caller, item) {
      const principal = await findOnce(item.account.profileId, caller.signal);
      return caller.call('account.share', {
        ...item.account,
        principal: { type: principal.type, id: principal.id },
        accessLevel: wanted.accessLevel,
        expected: seenLevel(item),
      });
    },
  };
};

const seenLevel = ({ values }: BulkItem): string | null => values[0]?.before ?? null;

function findObstacle(
  before: string | null,
  after: GrantedLevel | null,
  isLastOwner: boolean,
  label: string,
): Problem | null {
  if (before === after) {
    const message =
      after === null ? 'It is not shared with them.' : `They have the level ${after} already.`;
    return createProblem('alreadyShared', message, { next: 'Nothing to do.' });
  }
  if (!isLastOwner) return null;
  return createProblem('shareFailed', `In ${label} they are the only owner of it.`, {
    next: 'Give another user or group the level OWNER first.',
  });
}

/**
 * Exactly one user with the e-mail address, or group with the name. Fails with `noMatch` where there is none, with
 * `notOnePerson` where there are several, or as the search fails.
 */
export async function findPrincipal(
  deps: BulkDeps,
  profileId: string,
  { type, who }: Pick<Wanted, 'type' | 'who'>,
  signal: AbortSignal,
): Promise<Principal> {
  const request = { profileId, text: who, limit: SEARCH_LIMIT };
  const { principals, problem } = await searchPrincipals(deps, request, signal);
  const same = principals.filter(
    (principal) =>
      principal.type === type &&
      foldText((type === 'USER' ? principal.detail : principal.name) ?? '') === foldText(who),
  );
  const [only] = same;
  if (only !== undefined && same.length === 1) return only;
  if (only === undefined && problem !== null) throw new ProblemError(problem);
  const what = type === 'USER' ? 'user with the e-mail address' : 'group called';
  if (only) return fail('notOnePerson', `More than one ${what} ${who} was found there.`);
  return fail('noMatch', `No ${what} ${who} was found there.`, {
    next: 'Check the spelling, or leave this instance out.',
  });
}
