/**
 * Gives other instances the accounts of a baseline: where one has the account, the settings that differ are written; where
 * it has none, the account is created. A value that nobody can compare is never overwritten.
 */
import { createProblem, fail, toProblem, type AccountKey, type Problem } from '../../../contract';
import { instanceKey, isInstanceKey } from '../../../contract/instance-key';
import { withRememberedPairings } from '../../accounts/clone/find-same-accounts';
import { refuseMasks } from '../../accounts/refuse-masks';
import { AccessGrants } from '../align/access-grants';
import type { AlignmentDeps } from '../align/alignment';
import { checkAskedSecrets } from '../align/asked-secrets';
import {
  baselineKey,
  createSourceMemory,
  describeBaseline,
  requireBaseline,
  type Baseline,
} from '../align/baseline';
import { CounterpartFinder, type Counterparts } from '../align/counterparts';
import { inspectMissing } from '../align/missing-account';
import { inspectPresent } from '../align/present-account';
import { SeenAlignments } from '../align/seen-alignments';
import type { BulkChangeOf, BulkFlowMaker, ListedSubject } from '../bulk-flow';

type Wanted = BulkChangeOf<'align'>;

export const alignFlow: BulkFlowMaker<'align'> = async (deps, wanted) => {
  const rule = await withRememberedPairings(deps, { ...wanted.rule, pairings: [] });
  const finder = new CounterpartFinder(deps, rule, wanted.guessed);
  const readSource = createSourceMemory(deps);
  const align: AlignmentDeps = { deps, wanted, finder, access: new AccessGrants(deps) };
  const seen = new SeenAlignments();
  return {
    accept: refuseMasks,
    async listSubjects(of, signal) {
      const to = wanted.to.filter((profileId) => profileId !== of.profileId);
      if (to.length === 0) fail('invalidRequest', 'It is in the only instance that is to get it.');
      const subject = await describeBaseline(deps, of);
      return Promise.all(
        [...new Set(to)].map((profileId) =>
          findCounterpart({ finder, wanted, of, subject }, profileId, signal),
        ),
      );
    },
    async inspect({ account, subject, label }, signal) {
      const { profileId } = account;
      const source = await readSource(baselineKey(requireBaseline(subject)), signal);
      const alignment = isInstanceKey(account)
        ? await inspectMissing(align, source, { profileId, label }, signal)
        : await inspectPresent(align, source, account, signal);
      return seen.keep(profileId, alignment);
    },
    check: checkAskedSecrets,
    send: (caller, item, _confirm, secrets) => seen.send(caller, item, secrets),
  };
};

interface Search {
  readonly finder: CounterpartFinder;
  readonly wanted: Wanted;
  readonly of: AccountKey;
  readonly subject: Baseline;
}

async function findCounterpart(
  { finder, wanted, of, subject }: Search,
  profileId: string,
  signal: AbortSignal,
): Promise<ListedSubject> {
  const missing = { ...instanceKey(profileId), kind: of.kind };
  const head = { subject, notes: [] };
  try {
    const row = await finder.findPlanned(of, profileId, signal);
    const problem = findAmbiguity(row);
    const [id] = row.found;
    if (problem !== null) return { account: missing, ...head, problem };
    if (id === undefined) {
      return { account: missing, ...head, problem: wanted.create ? null : notCreatedProblem };
    }
    const account = { profileId, kind: of.kind, id };
    return { account, ...head, problem: wanted.update ? null : notUpdatedProblem };
  } catch (error) {
    return { account: missing, ...head, problem: toProblem(error) };
  }
}

function findAmbiguity({ baseline, found }: Counterparts): Problem | null {
  if (baseline.length > 1) {
    return createProblem(
      'duplicate',
      `The baseline has ${baseline.length} accounts that count as this one: ${baseline.join(', ')}.`,
      PAIR,
    );
  }
  if (found.length < 2) return null;
  const some = found.slice(0, 5).join(', ');
  return createProblem('duplicate', `It could be ${found.length} accounts there: ${some}.`, PAIR);
}

const PAIR = { next: 'Compare the instances, and pair the right ones by hand.' };

const notCreatedProblem = createProblem('noMatch', 'This instance has no such account.', {
  next: 'Make a plan that also creates accounts that are missing.',
});

const notUpdatedProblem = createProblem('duplicate', 'This instance has the account already.', {
  next: 'Make a plan that also changes accounts that are there.',
});
