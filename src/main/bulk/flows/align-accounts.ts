/**
 * Gives other instances the accounts of a baseline: where one has the account, the settings that differ are written; where
 * it has none, the account is created. A value that nobody can compare is never overwritten.
 */
import {
  createProblem,
  fail,
  toProblem,
  type AccountKey,
  type BulkItem,
  type BulkSubject,
  type ConfigValues,
  type Problem,
} from '../../../contract';
import { alignSecretName, askedFields } from '../../../contract/align-secret';
import { instanceKey, isInstanceKey } from '../../../contract/instance-key';
import { displayNameOrName } from '../../../contract/zod-free';
import { readCloneSource, type CloneSource } from '../../accounts/clone/clone-source';
import { withRememberedPairings } from '../../accounts/clone/find-same-accounts';
import { refuseMasks } from '../../accounts/refuse-masks';
import { AccessGrants } from '../align/access-grants';
import { inspectMissing } from '../align/missing-account';
import { inspectPresent } from '../align/present-account';
import { sendAlignment } from '../align/send-alignment';
import { CounterpartFinder, type Counterparts } from '../align/counterparts';
import type { Alignment, AlignmentDeps } from '../align/alignment';
import type { BulkChangeOf, BulkDeps, BulkFlowMaker, ListedSubject } from '../bulk-flow';

type Wanted = BulkChangeOf<'align'>;
type Baseline = Extract<BulkSubject, { type: 'baseline' }>;

export const alignFlow: BulkFlowMaker<'align'> = async (deps, wanted) => {
  const rule = await withRememberedPairings(deps, { ...wanted.rule, pairings: [] });
  const finder = new CounterpartFinder(deps, rule, wanted.guessed);
  const readSource = createSourceMemory(deps);
  const align: AlignmentDeps = { deps, wanted, finder, access: new AccessGrants(deps) };
  /** What the run saw last in each instance, whose accounts it takes one after the other. */
  const lastSeen = new Map<string, Alignment>();
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
    async inspect({ account, subject }, signal) {
      const of = baselineKey(requireBaseline(subject));
      const source = await readSource(of, signal);
      const seen = isInstanceKey(account)
        ? await inspectMissing(align, source, account.profileId, signal)
        : await inspectPresent(align, source, account, signal);
      lastSeen.set(account.profileId, seen);
      return seen.inspection;
    },
    check(item, secrets) {
      const missing = askedFields(item).filter(
        (field) => (secrets[alignSecretName(item, field)] ?? '') === '',
      );
      return Promise.resolve(
        missing.length === 0
          ? { stop: null, runNotes: [] }
          : { stop: 'waiting', problem: missingSecretProblem(item, missing) },
      );
    },
    send(caller, item, _confirm, secrets) {
      const { profileId } = item.account;
      const seen = lastSeen.get(profileId) ?? fail('unexpected', 'The account was not looked at.');
      lastSeen.delete(profileId);
      return sendAlignment(caller, seen, item.account, typedValues(item, secrets));
    },
  };
};

const requireBaseline = (subject: BulkSubject | null): Baseline =>
  subject?.type === 'baseline' ? subject : fail('unexpected', 'The plan names no baseline.');

const baselineKey = ({ profileId, kind, id }: Baseline): AccountKey => ({ profileId, kind, id });

/** A reading that failed is tried again; hundreds of instances have the same account as their baseline. */
function createSourceMemory(deps: BulkDeps) {
  const read = new Map<string, Promise<CloneSource>>();
  return async (of: AccountKey, signal: AbortSignal): Promise<CloneSource> => {
    const text = JSON.stringify([of.profileId, of.kind, of.id]);
    const source = read.get(text) ?? readCloneSource(deps, of, signal);
    read.set(text, source);
    source.catch(() => read.delete(text));
    return source;
  };
}

/** By the inventory, so that an account whose own instance does not answer has a name. */
async function describeBaseline({ workspace }: BulkDeps, of: AccountKey): Promise<Baseline> {
  const store = await workspace.store();
  const label = (await store.getProfile(of.profileId))?.label ?? of.profileId;
  const name = await store.getAccountDetail(of).then(
    ({ account }) => displayNameOrName(account),
    () => String(of.id),
  );
  return { type: 'baseline', ...of, name, label };
}

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

const missingSecretProblem = (item: BulkItem, missing: readonly string[]): Problem =>
  createProblem(
    'createParams',
    `Nothing was sent: Domo hides ${missing.join(', ')} of ${item.name}, and no value was entered.`,
    { next: 'Enter it and make what is left, or plan accounts without hidden secrets.' },
  );

/** HOLDS SECRETS. */
const typedValues = (item: BulkItem, secrets: ConfigValues): ConfigValues =>
  Object.fromEntries(
    askedFields(item).map((field) => [field, secrets[alignSecretName(item, field)] ?? '']),
  );
