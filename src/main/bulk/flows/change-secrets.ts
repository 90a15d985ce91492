/**
 * Writes new values into secret config fields. A plan names the fields; their values come with the run, go to Domo, and
 * are in no plan, store, log or activity.
 */
import {
  createProblem,
  fail,
  type Account,
  type AccountConfig,
  type AccountKey,
  type BulkItem,
  type ConfigValues,
  type Problem,
  type ResponseFor,
} from '../../../contract';
import { normaliseValue } from '../../../contract/config-text';
import { displayNameOrName } from '../../../contract/zod-free';
import { refuseMasks } from '../../accounts/refuse-masks';
import { holdsMask } from '../../secrets';
import type { BulkFlowMaker } from '../bulk-flow';

export const changeSecretFlow: BulkFlowMaker<'changeSecret'> = (deps, { fields }) => {
  /** What the run saw last in each instance, whose accounts it takes one after the other. */
  const lastSeen = new Map<string, SeenValues>();
  const pick = (secrets: ConfigValues): ConfigValues =>
    Object.fromEntries(fields.map((field) => [field, secrets[field] ?? '']));
  return {
    accept(secrets) {
      const missing = fields.filter((field) => (secrets[field] ?? '') === '');
      if (missing.length > 0) failWithoutSecret(missing);
      refuseMasks(pick(secrets));
    },
    async inspect({ account: key }, signal) {
      const { account } = await deps.reading.readAccount(key, signal);
      const { config } = await deps.reading.readConfig(key, account.dataProviderType, signal);
      const written = await (await deps.workspace.store()).listWrittenSecrets(key);
      lastSeen.set(key.profileId, { key, clear: clearValues(config) });
      return {
        name: displayNameOrName(account),
        dataProviderType: account.dataProviderType,
        values: fields.map((what) => ({ what, secret: true, before: null, after: null })),
        notes: [],
        state: [
          account.modifiedAt,
          knownValues(config),
          written.map(({ field, fingerprint, writtenAt }) => [field, fingerprint, writtenAt]),
        ],
        obstacle: findObstacle(account, config, fields),
      };
    },
    async send(caller, { account: key, dataProviderType }, _confirm, secrets) {
      const seen = lastSeen.get(key.profileId);
      lastSeen.delete(key.profileId);
      const sent = await caller.call('account.updateConfig', {
        ...key,
        dataProviderType,
        changes: pick(secrets),
        ...(seen && isSameKey(seen.key, key) ? { expected: seen.clear } : {}),
      });
      if (!sent.ok) return sent;
      return {
        ok: true,
        value: { problem: sent.value.problem, runNotes: describeWrite(sent.value) },
      };
    },
  };
};

interface SeenValues {
  readonly key: AccountKey;
  readonly clear: ConfigValues;
}

const isSameKey = (one: BulkItem['account'], other: BulkItem['account']): boolean =>
  one.kind === other.kind && one.id === other.id;

const failWithoutSecret = (missing: readonly string[]): never =>
  fail('invalidRequest', `Nothing was written: there is no new value for ${missing.join(', ')}.`, {
    next: 'Give a value for each field of the plan.',
  });

/** Those that no mask hides a part of, so that they can be compared. */
const clearValues = ({ fields }: AccountConfig): ConfigValues =>
  Object.fromEntries(
    fields.flatMap(({ name, value, state }) =>
      state === 'clear' && value !== null && !holdsMask(value) ? [[name, value]] : [],
    ),
  );

/** For the stamp: clear values as they are compared, fingerprints of readable secrets, and which fields Domo hides. */
const knownValues = ({ fields }: AccountConfig): unknown[] =>
  fields
    .map(({ name, state, value, fingerprint }) => [
      name,
      state,
      value === null ? fingerprint : normaliseValue(name, value),
    ])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));

function findObstacle(
  { secretManagerAccountId, secretId, credentialsType }: Account,
  config: AccountConfig,
  wanted: readonly string[],
): Problem | null {
  if (secretManagerAccountId !== null || (secretId ?? '') !== '') return heldByVaultProblem;
  if (config.fields.length === 0 && credentialsType === 'oauth') return signInProblem;
  const byName = new Map(config.fields.map((field) => [field.name, field]));
  const lacking = wanted.filter((name) => (byName.get(name)?.state ?? 'empty') === 'empty');
  if (lacking.length > 0) {
    return createProblem('noMatch', `It has no value in ${lacking.join(', ')}.`, {
      next: 'Leave it out, or set the field by hand.',
    });
  }
  const open = wanted.filter((name) => byName.get(name)?.state === 'clear');
  if (open.length === 0) return null;
  return createProblem('invalidRequest', `${open.join(', ')} is no secret there.`, {
    next: 'Change it by hand, where its value is shown.',
  });
}

const heldByVaultProblem = createProblem(
  'hiddenByDomo',
  'Its secrets are held by an external vault: Latchkey does not write them.',
  { next: 'Change the secret in that vault.' },
);

/** domo-api 3.9 */
const signInProblem = createProblem(
  'hiddenByDomo',
  'It signs in with OAuth, and Domo returns no config of it.',
  { next: 'Sign in again in Domo.' },
);

function describeWrite({
  written,
  different,
  unconfirmed,
}: ResponseFor<'account.updateConfig'>): string[] {
  if (written.length === 0) return ['Domo had this value already: nothing was sent.'];
  return [
    ...(different.length > 0
      ? [`Domo shows another value in ${different.join(', ')} after the write.`]
      : []),
    ...(unconfirmed.length > 0
      ? [`Domo hides ${unconfirmed.join(', ')} after the write too.`]
      : []),
  ];
}
