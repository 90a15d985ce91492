/**
 * Writes new values into secret config fields. A plan names the fields; their values come with the run, go to Domo, and
 * are in no plan, store, log or activity.
 */
import { fail, type ConfigValues, type ResponseFor } from '../../../contract';
import { accountKeyText, displayNameOrName } from '../../../contract/zod-free';
import { refuseMasks } from '../../accounts/refuse-masks';
import type { BulkFlowMaker } from '../bulk-flow';
import { clearValues, findSecretObstacle, knownValues } from '../changeable-secrets';
import { SecretPlaces } from '../secret-places';
import { SecretTests } from '../secret-tests';

export const changeSecretFlow: BulkFlowMaker<'changeSecret'> = (deps, wanted) => {
  const { fields, test } = wanted;
  const places = new SecretPlaces(wanted);
  const unsure = new Set(wanted.unsure.map(accountKeyText));
  const tests = new SecretTests(deps, places, test);
  /** By account, the clear values as the run saw them last. */
  const lastSeen = new Map<string, ConfigValues>();
  return {
    accept(secrets) {
      const missing = fields.filter((field) => (secrets[field] ?? '') === '');
      if (missing.length > 0) failWithoutSecret(missing);
      refuseMasks(Object.fromEntries(fields.map((field) => [field, secrets[field] ?? ''])));
    },
    async inspect({ account: key }, signal) {
      const { account } = await deps.reading.readAccount(key, signal);
      const { config } = await deps.reading.readConfig(key, account.dataProviderType, signal);
      const written = await (await deps.workspace.store()).listWrittenSecrets(key);
      lastSeen.set(accountKeyText(key), clearValues(config));
      return {
        name: displayNameOrName(account),
        dataProviderType: account.dataProviderType,
        values: places
          .namesOf(key)
          .map((what) => ({ what, secret: true, before: null, after: null })),
        notes: [
          ...(unsure.has(accountKeyText(key)) ? [UNSURE_NOTE] : []),
          ...(await tests.describe(key, config)),
        ],
        state: [
          account.modifiedAt,
          knownValues(config),
          written.map(({ field, fingerprint, writtenAt }) => [field, fingerprint, writtenAt]),
        ],
        obstacle: findSecretObstacle(account, config, places.namesOf(key)),
      };
    },
    prepare(waiting, _secrets, askWhether) {
      tests.prepare(waiting, askWhether);
    },
    waitBefore: (item, secrets, signal) => tests.waitForFirst(item, secrets, signal),
    check: (item, secrets, signal) => tests.check(item, secrets, signal),
    async send(caller, { account: key, dataProviderType }, _confirm, secrets) {
      const expected = lastSeen.get(accountKeyText(key));
      lastSeen.delete(accountKeyText(key));
      const sent = await caller.call('account.updateConfig', {
        ...key,
        dataProviderType,
        changes: places.valuesOf(key, secrets),
        ...(expected ? { expected } : {}),
      });
      if (!sent.ok) return sent;
      return {
        ok: true,
        value: { problem: sent.value.problem, runNotes: describeWrite(sent.value) },
      };
    },
  };
};

const UNSURE_NOTE = 'Nobody can know whether it has the same secret.';

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
