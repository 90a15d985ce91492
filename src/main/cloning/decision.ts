/** Whether the account will be made in an instance, and why not. Pure. */
import { problem, type Guard, type Problem } from '../../contract';

/** What is known of an instance. */
export interface Facts {
  readonly label: string;
  /** Null: there is no such profile. */
  readonly guard: Guard | null;
  readonly isSource: boolean;
  /** Why the account can be made nowhere. */
  readonly sourceProblem: Problem | null;
  /** Why accounts or providers could not be read. */
  readonly unread: Problem | null;
  /** False: its list lacks a provider that the source's instance lists. */
  readonly hasProvider: boolean;
  /** Ids of accounts that are the one to be made. */
  readonly same: readonly number[];
}

export interface Decision {
  readonly will: 'create' | 'nothing';
  readonly why: Problem | null;
  readonly existing: number | null;
}

export function decide(facts: Facts): Decision {
  const why = inTheWay(facts);
  const [only = null, ...others] = facts.same;
  return {
    will: why === null ? 'create' : 'nothing',
    why,
    existing: others.length === 0 ? only : null,
  };
}

/** The first thing that is in the way; null when nothing is. */
function inTheWay(facts: Facts): Problem | null {
  const { label, guard, isSource, sourceProblem, unread, hasProvider, same } = facts;
  if (guard === null) return problem('notFound', 'There is no such profile.');
  if (isSource) return problem('duplicate', `${label} is where the account is copied from.`, LEAVE);
  if (sourceProblem !== null) return sourceProblem;
  if (guard === 'read-only') {
    return problem('readOnly', `${label} is read-only: nothing is made there.`);
  }
  if (unread !== null) return unread;
  if (same.length > 1) {
    return problem(
      'duplicate',
      `${label} has ${same.length} accounts that it could be: ${same.slice(0, 5).join(', ')}.`,
      { next: 'Look at them there, and pair the right one by hand.' },
    );
  }
  if (same.length === 1) {
    return problem('duplicate', `${label} has it already, under id ${String(same[0])}.`, {
      next: 'Change the one that is there, or give the new one another name.',
    });
  }
  if (hasProvider) return null;
  return problem('noMatch', `${label} does not have this provider.`, {
    next: 'Ask a Domo admin whether the connector can be had in that instance.',
  });
}

const LEAVE = { next: 'Leave this instance out.' };
