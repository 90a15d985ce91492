/**
 * Gives accounts that hold a token of a Domo instance the one that Latchkey uses there. The token comes from the keychain
 * when it is sent, and is in no plan, store, log or activity.
 */
import {
  createProblem,
  fail,
  toProblem,
  type AccountConfig,
  type AccountKey,
  type HeldToken,
  type Problem,
} from '../../../contract';
import { accountKeyText, displayNameOrName } from '../../../contract/zod-free';
import { fingerprint } from '../../secrets';
import type { StoredProfile } from '../../store/store-types';
import type { BulkFlowMaker, BulkCheck, BulkDeps } from '../bulk-flow';
import { clearValues, findSecretObstacle, knownValues } from '../changeable-secrets';
import { describeHeldToken, readKnownTokens } from '../token-accounts/known-tokens';
import { tokenFieldOf } from '../token-accounts/token-fields';
import { requireTarget, tryDomoToken } from '../token-accounts/try-domo-token';
import { describeWrite } from './change-secrets';

/** An account as the run saw it last. */
interface Seen {
  readonly config: AccountConfig;
  readonly field: string;
  readonly target: StoredProfile;
  /** Of the token that it is to have, as planned. */
  readonly print: string;
}

export const giveTokenFlow: BulkFlowMaker<'giveToken'> = async (deps, { tokenOf }) => {
  const known = await readKnownTokens(deps.workspace, new AbortController().signal);
  const inUse = new Map(
    [...known.byFingerprint]
      .filter(([, { is }]) => is === 'inUse')
      .map(([print, { profile }]) => [profile.id, print]),
  );
  /** By account: those of several instances are looked at beside each other. */
  const seen = new Map<string, Seen>();
  const trials = new TokenTrials(deps);
  return {
    async inspect({ account: key }, signal) {
      const { account } = await deps.reading.readAccount(key, signal);
      const field = tokenFieldOf(account.dataProviderType);
      const head = {
        name: displayNameOrName(account),
        dataProviderType: account.dataProviderType,
      };
      if (field === null || key.kind !== 'account')
        return { ...head, values: [], notes: [], state: [], obstacle: holdsNoneProblem };
      await deps.reading.readConfig(key, account.dataProviderType, signal);
      const store = await deps.workspace.store();
      // With what Latchkey wrote, which the answer of Domo lacks.
      const { config } = await store.getAccountDetail(key);
      if (config === null) return fail('getFailed', 'Its config could not be kept.');
      const { token, asWritten } = describeHeldToken(known, config, field);
      const target = requireTarget(known, config, field, tokenOf);
      const print =
        inUse.get(target.id) ?? fail('noToken', `There is no token of ${target.label}.`);
      seen.set(accountKeyText(key), { config, field, target, print });
      const tried =
        token === 'replaced' && !asWritten ? await trials.ofStored(key, field, target, signal) : [];
      return {
        ...head,
        values: [{ what: field, secret: true, before: null, after: null }],
        notes: [
          `It gets the token that Latchkey uses for ${target.label}, which is tried there before the write.`,
          ...(token === 'hidden' ? [HIDDEN_NOTE] : []),
          ...tried,
        ],
        state: [account.modifiedAt, knownValues(config), token, target.id, target.origin, print],
        obstacle: findSecretObstacle(account, config, [field]) ?? findTokenObstacle(token, target),
      };
    },
    async check({ account: key }, _secrets, signal) {
      const { target } = requireSeen(seen, key);
      return trials.ofNew(target, signal);
    },
    async send(caller, { account: key, dataProviderType }) {
      const { config, field, target, print } = requireSeen(seen, key);
      const { vault } = deps.workspace;
      const token = await vault.getToken(target.id, target.keep);
      if (fingerprint(token, await deps.workspace.fingerprintKey()) !== print)
        return { ok: false, problem: otherTokenProblem(target) };
      const sent = await caller.call('account.updateConfig', {
        ...key,
        dataProviderType,
        changes: { [field]: token },
        expected: clearValues(config),
      });
      if (!sent.ok) return sent;
      return {
        ok: true,
        value: { problem: sent.value.problem, runNotes: describeWrite(sent.value) },
      };
    },
  };
};

const requireSeen = (seen: ReadonlyMap<string, Seen>, key: AccountKey): Seen =>
  seen.get(accountKeyText(key)) ?? fail('unexpected', 'It was not looked at before.');

const HIDDEN_NOTE =
  'Domo hides the token that it has: whether that is the old one, and whether it works, cannot be known.';

/** Asks instances about tokens; about the same token once. */
class TokenTrials {
  private readonly asked = new Map<string, Promise<BulkCheck>>();

  constructor(private readonly deps: BulkDeps) {}

  /** The token that an account has, as a sentence. */
  async ofStored(
    key: AccountKey,
    field: string,
    { origin, label }: StoredProfile,
    signal: AbortSignal,
  ): Promise<string[]> {
    try {
      const { raw } = await this.deps.reading.readConfigWithValues(key, undefined, signal);
      const token = raw.values.get(field) ?? '';
      const user = await tryDomoToken(this.deps, origin, token, signal);
      return [
        user === null
          ? `${label} refuses the token that it has.`
          : `The token that it has still works in ${label}.`,
      ];
    } catch (error) {
      return [
        `Whether the token that it has still works is not known: ${toProblem(error).message}`,
      ];
    }
  }

  ofNew(target: StoredProfile, signal: AbortSignal): Promise<BulkCheck> {
    const asked = this.asked.get(target.id) ?? this.askNew(target, signal);
    this.asked.set(target.id, asked);
    return asked;
  }

  private async askNew(target: StoredProfile, signal: AbortSignal): Promise<BulkCheck> {
    const { id, origin, label, keep } = target;
    try {
      const token = await this.deps.workspace.vault.getToken(id, keep);
      const user = await tryDomoToken(this.deps, origin, token, signal);
      if (user === null) return { stop: 'waiting', problem: refusedProblem(label) };
      const note = `Tried before the write: ${label} takes the token, as ${user.displayName}.`;
      return { stop: null, runNotes: [note] };
    } catch (error) {
      const { message } = toProblem(error);
      return { stop: 'waiting', problem: notTriedProblem(label, message) };
    }
  }
}

function findTokenObstacle(token: HeldToken, { label }: StoredProfile): Problem | null {
  if (token === 'inUse')
    return createProblem('noMatch', `It has the token that Latchkey uses for ${label} already.`, {
      next: 'Nothing to do.',
    });
  if (token !== 'other') return null;
  return createProblem('noMatch', `It has a token of ${label} that Latchkey does not know.`, {
    next: 'Leave it as it is, or rotate its secret with a value of your own.',
  });
}

const holdsNoneProblem = createProblem('noMatch', 'It is no account that holds a token of Domo.', {
  next: 'Leave it out.',
});

/** No code of an instance: it is another instance than that of the account, whose other accounts may go on. */
const refusedProblem = (label: string): Problem =>
  createProblem('configRejected', `Nothing was written: ${label} refuses the token.`, {
    next: `Renew or replace the token of ${label}, then make a new plan.`,
  });

const notTriedProblem = (label: string, message: string): Problem =>
  createProblem('configRejected', `Nothing was written: ${label} could not be asked. ${message}`, {
    next: 'Apply the same plan again.',
  });

const otherTokenProblem = ({ label }: StoredProfile): Problem =>
  createProblem('changedSinceRead', `Nothing was sent: ${label} has another token by now.`, {
    next: 'Make a new plan.',
  });
