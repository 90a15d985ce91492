/**
 * Moves what a person owns to another one, and takes away what they may use. The new owner comes first: a run that ends
 * between the two writes leaves two owners, never none.
 */
import {
  createProblem,
  ProblemError,
  toProblem,
  type AccessEntry,
  type AccountKey,
  type BulkItem,
  type BulkValue,
  type Principal,
  type Problem,
  type Result,
} from '../../../contract';
import { instanceKey, isInstanceKey } from '../../../contract/instance-key';
import { displayNameOrName } from '../../../contract/zod-free';
import { findAccessLevel } from '../../accounts/access-list';
import type { CallContext } from '../../call-context';
import type { BulkAnswer, BulkDeps, BulkFlowMaker } from '../bulk-flow';
import { listedAccount, unlistedSubject } from '../list-targets';
import { partlyDone } from '../partly-done';
import { createUsageNote, readGroupNotes, type GroupNotes } from './account-notes';
import { inspectLeaverKey, isKeySubject, listLeaverKeys, revokeLeaverKey } from './leaver-keys';
import { findPrincipal } from './share-accounts';

const OWNER = 'OWNER';

export const transferFlow: BulkFlowMaker<'transfer'> = (
  deps,
  { who, newOwner, newOwners: others },
) => {
  const otherIn = new Map(others.map((each) => [each.profileId, each.newOwner]));
  const leavers = createPeople(deps, () => who);
  const findNewOwner = createPeople(deps, (profileId) => otherIn.get(profileId) ?? newOwner);
  const newOwners: FindPerson = (...of) => findNewOwner(...of).catch(failWithoutNewOwner);
  const told = new Set<string>();
  /** Instances that have no such person: the other accounts there need no search. */
  const absent = new Set<string>();
  return {
    /** Accounts that the person has nothing to do with are no items of the plan. */
    async listSubjects(key, signal) {
      if (absent.has(key.profileId)) return [];
      const found = await findOrSayWhy(leavers, key.profileId, signal);
      if ('code' in found) {
        if (found.code === 'noMatch') absent.add(key.profileId);
        // Once for each instance and as its own, and not of any of its accounts.
        if (told.has(key.profileId)) return [];
        told.add(key.profileId);
        return [{ ...unlistedSubject(found), account: instanceKey(key.profileId) }];
      }
      if (isInstanceKey(key)) return listLeaverKeys(deps, key, found, signal);
      const { entries } = await deps.reading.readAccessList(key, signal);
      const groups = await readGroupNotes(deps, key, entries, found, signal);
      if (findAccessLevel(entries, found) !== null) {
        const own = listedAccount([await createUsageNote(deps, key, signal), ...groups.notes]);
        // Beside what is written: once it is, they may still use the account.
        return groups.unread.length === 0 ? [own] : [own, unlistedSubject(maybeKept(groups))];
      }
      return groups.notes.length === 0 ? [] : [unlistedSubject(onlyThroughGroup(groups))];
    },
    async inspect({ account: key, subject }, signal) {
      if (isKeySubject(subject)) {
        const person = await leavers(key.profileId, signal);
        return inspectLeaverKey(deps, key.profileId, subject, person, signal);
      }
      const { account } = await deps.reading.readAccount(key, signal);
      const leaver = await leavers(key.profileId, signal);
      const { entries } = await deps.reading.readAccessList(key, signal);
      const level = findAccessLevel(entries, leaver);
      const heir = level === OWNER ? await newOwners(key.profileId, signal) : null;
      const values = [
        ...(heir ? giveValues(entries, heir) : []),
        { what: accessOf(leaver), secret: false, before: level, after: null },
      ];
      return {
        name: displayNameOrName(account),
        dataProviderType: account.dataProviderType,
        values,
        notes: [ownerNote(entries, leaver, level)],
        state: [leaver.id, heir?.id ?? null],
        obstacle: findObstacle(leaver, heir, level),
      };
    },
    send: async (caller, item, confirm) => {
      const { account, values, subject } = item;
      if (isKeySubject(subject)) {
        return revokeLeaverKey(caller, item, subject, confirm);
      }
      const leaver = await leavers(account.profileId, caller.signal);
      const removed = values.at(-1);
      if (removed?.before === OWNER) {
        const heir = await newOwners(account.profileId, caller.signal);
        const failure = await giveOwner(caller, account, heir, values);
        if (failure !== null) {
          const { problem, given } = failure;
          return given === null ? { ok: false, problem } : endBetween(problem, given, leaver);
        }
      }
      const principal = { type: leaver.type, id: leaver.id };
      const taken = await caller.call('account.share', {
        ...account,
        principal,
        accessLevel: 'NONE',
        expected: removed?.before ?? null,
      });
      return taken.ok || values.length === 1 ? taken : endBetween(taken.problem, ADDED, leaver);
    },
  };
};

const accessOf = ({ name }: Principal): string => `access of ${name}`;

/** Nothing where they are an owner already: a plan that is made after a kill between the two writes. */
function giveValues(entries: readonly AccessEntry[], heir: Principal): BulkValue[] {
  const before = findAccessLevel(entries, heir);
  return before === OWNER ? [] : [{ what: accessOf(heir), secret: false, before, after: OWNER }];
}

/** Why the leaver cannot be removed. */
interface NoNewOwner {
  readonly problem: Problem;
  /** That Domo took the new owner before that, as a sentence begins. Null: nothing was written. */
  readonly given: string | null;
}

/** Gives the level OWNER where that is planned, and in any case reads that they have it. Null: they have. */
async function giveOwner(
  caller: CallContext,
  account: AccountKey,
  heir: Principal,
  values: BulkItem['values'],
): Promise<NoNewOwner | null> {
  let isWritten = false;
  const [given] = values;
  if (given !== undefined && values.length > 1) {
    const shared = await caller.call('account.share', {
      ...account,
      principal: { type: heir.type, id: heir.id },
      accessLevel: OWNER,
      expected: given.before,
    });
    if (!shared.ok && shared.problem.code !== 'alreadyShared') {
      return { problem: shared.problem, given: null };
    }
    isWritten = shared.ok;
  }
  const list = await caller.call('account.accessList', account);
  if (!list.ok) return { problem: list.problem, given: isWritten ? ADDED : null };
  if (findAccessLevel(list.value.entries, heir) === OWNER) return null;
  const message = `Domo does not show ${heir.name} as an owner, so nothing was taken away.`;
  const problem = createProblem('shareFailed', message);
  return { problem, given: isWritten ? 'Domo took the new owner' : null };
}

const ADDED = 'The new owner was added';

const endBetween = (problem: Problem, given: string, { name }: Principal): Result<BulkAnswer> =>
  partlyDone(problem, `${given}, and ${name} was not removed`, 'Make a new plan: it removes them.');

function findObstacle(
  leaver: Principal,
  heir: Principal | null,
  level: string | null,
): Problem | null {
  if (level === null) {
    return createProblem('alreadyShared', `${leaver.name} has no access of their own any more.`, {
      next: 'Nothing to do.',
    });
  }
  if (heir?.id !== leaver.id) return null;
  return createProblem('invalidRequest', 'The new owner is the person who leaves.');
}

function ownerNote(
  entries: readonly AccessEntry[],
  leaver: Principal,
  level: string | null,
): string {
  if (level !== OWNER) return `${leaver.name} may use it and does not own it.`;
  const owners = entries.filter(({ accessLevel }) => accessLevel === OWNER).length;
  return owners === 1
    ? `${leaver.name} is its only owner.`
    : `It has ${owners} owners; the others stay.`;
}

const maybeKept = ({ unread }: GroupNotes): Problem =>
  createProblem('forbidden', `They may keep access through a group. ${unread.join(' ')}`, {
    next: 'Look at the group in Domo, and remove them from it if they should lose it.',
  });

/** Where a group could not be read, the code says that something was not looked at. */
const onlyThroughGroup = ({ notes, unread }: GroupNotes): Problem =>
  createProblem(
    unread.length > 0 ? 'forbidden' : 'alreadyShared',
    `They have no access of their own. ${notes.join(' ')}`,
    {
      next: 'Remove them from the group in Domo if they should lose it.',
    },
  );

type FindPerson = (profileId: string, signal: AbortSignal) => Promise<Principal>;

/** Ids differ from instance to instance, so each is asked once. A search that failed is tried again. */
function createPeople(deps: BulkDeps, whoIn: (profileId: string) => string): FindPerson {
  const found = new Map<string, Principal>();
  return async (profileId, signal) => {
    const wanted = { type: 'USER' as const, who: whoIn(profileId) };
    const person = found.get(profileId) ?? (await findPrincipal(deps, profileId, wanted, signal));
    found.set(profileId, person);
    return person;
  };
}

/** The leaver keeps the account then: that is no answer for which nothing is left to do. */
function failWithoutNewOwner(error: unknown): never {
  if (!(error instanceof ProblemError) || error.problem.code !== 'noMatch') throw error;
  throw new ProblemError({ ...error.problem, code: 'notOnePerson' });
}

async function findOrSayWhy(
  find: FindPerson,
  profileId: string,
  signal: AbortSignal,
): Promise<Principal | Problem> {
  try {
    return await find(profileId, signal);
  } catch (error) {
    return error instanceof ProblemError ? error.problem : toProblem(error);
  }
}
