/** What a plan is about: the chosen accounts, or what the flow finds of each, such as the streams that use it. */
import { fail, toProblem, type AccountKey, type BulkSubject, type Problem } from '../../contract';
import { MAX_BULK_ACCOUNTS } from '../../contract/zod-free';
import { runInParallel } from '../sync/parallel-work';
import { ACCOUNTS_AT_ONCE, positionsByInstance } from './positions-by-instance';
import type { BulkFlow, ListedSubject, ListSubjects } from './bulk-flow';

/** One item of the plan to be. */
export interface PlannedTarget extends ListedSubject {
  readonly account: AccountKey;
}

/** In the order of the accounts; `onListed`: after each of them. What cannot be listed is a target with the reason why. */
export async function listTargets(
  flow: BulkFlow,
  accounts: readonly AccountKey[],
  signal: AbortSignal,
  onListed: (profileId: string) => void,
): Promise<PlannedTarget[]> {
  const { listSubjects } = flow;
  if (listSubjects === undefined) {
    return requireFew(
      accounts.map((account) => ({ account, subject: null, notes: [], problem: null })),
    );
  }
  const lists = new Array<readonly PlannedTarget[]>(accounts.length);
  await Promise.all(
    positionsByInstance(accounts.map((account) => ({ account }))).map((group) =>
      runInParallel(group, ACCOUNTS_AT_ONCE, async ({ account, position }) => {
        if (signal.aborted) return;
        const listed = await listOrSayWhy(listSubjects, account, signal);
        lists[position] = listed.map((one) => ({ account, ...one }));
        onListed(account.profileId);
      }),
    ),
  );
  signal.throwIfAborted();
  return requireFew(lists.flat());
}

function requireFew(targets: PlannedTarget[]): PlannedTarget[] {
  if (targets.length > MAX_BULK_ACCOUNTS) {
    const over = targets.length - MAX_BULK_ACCOUNTS;
    fail(
      'invalidRequest',
      `This would change ${targets.length} things at once, ${over} more than a plan may have. Nothing was planned.`,
      {
        next: `Plan them in parts of at most ${MAX_BULK_ACCOUNTS}, such as some instances at a time.`,
      },
    );
  }
  return targets;
}

async function listOrSayWhy(
  listSubjects: ListSubjects,
  account: AccountKey,
  signal: AbortSignal,
): Promise<readonly ListedSubject[]> {
  try {
    return await listSubjects(account, signal);
  } catch (error) {
    return [unlistedSubject(toProblem(error))];
  }
}

export const unlistedSubject = (problem: Problem): ListedSubject => ({
  subject: null,
  notes: [],
  problem,
});

/** The account itself is the item. */
export const listedAccount = (notes: readonly string[]): ListedSubject => ({
  subject: null,
  notes,
  problem: null,
});

export const listedSubject = (subject: BulkSubject, notes: readonly string[]): ListedSubject => ({
  subject,
  notes,
  problem: null,
});
