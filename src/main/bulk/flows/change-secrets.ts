/**
 * Writes new values into secret config fields. A plan names the fields; their values come with the run, go to Domo, and
 * are in no plan, store, log or activity.
 */
import { fail, type AccountKey, type ConfigValues, type ResponseFor } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import { refuseMasks } from '../../accounts/refuse-masks';
import type { BulkFlowMaker } from '../bulk-flow';
import { clearValues, findSecretObstacle, knownValues } from '../changeable-secrets';
import { SecretTests } from '../secret-tests';

export const changeSecretFlow: BulkFlowMaker<'changeSecret'> = (deps, { fields, test }) => {
  const tests = new SecretTests(deps, fields, test);
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
        notes: await tests.describe(key, config),
        state: [
          account.modifiedAt,
          knownValues(config),
          written.map(({ field, fingerprint, writtenAt }) => [field, fingerprint, writtenAt]),
        ],
        obstacle: findSecretObstacle(account, config, fields),
      };
    },
    prepare: (waiting, secrets, signal) => tests.prepare(waiting, pick(secrets), signal),
    check: (item, secrets, signal) => tests.check(item, pick(secrets), signal),
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

const isSameKey = (one: AccountKey, other: AccountKey): boolean =>
  one.kind === other.kind && one.id === other.id;

const failWithoutSecret = (missing: readonly string[]): never =>
  fail('invalidRequest', `Nothing was written: there is no new value for ${missing.join(', ')}.`, {
    next: 'Give a value for each field of the plan. On the command line: latchkey rotate --apply.',
  });

/** What Domo shows after the write, as sentences. */
export function describeWrite({
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
