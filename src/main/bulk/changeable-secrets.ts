/** Which secrets of an account can be written, and what is known of its config without revealing any. */
import {
  createProblem,
  type Account,
  type AccountConfig,
  type ConfigValues,
  type Problem,
} from '../../contract';
import { normaliseValue } from '../../contract/config-text';
import { heldByVaultProblem, isHeldByVault } from '../accounts/vault';
import { holdsMask } from '../secrets';

/** Those that no mask hides a part of, so that they can be compared. */
export const clearValues = ({ fields }: AccountConfig): ConfigValues =>
  Object.fromEntries(
    fields.flatMap(({ name, value, state }) =>
      state === 'clear' && value !== null && !holdsMask(value) ? [[name, value]] : [],
    ),
  );

/** For the stamp: clear values as they are compared, fingerprints of readable secrets, and which fields Domo hides. */
export const knownValues = ({ fields }: AccountConfig): unknown[] =>
  fields
    .map(({ name, state, value, fingerprint }) => [
      name,
      state,
      value === null ? fingerprint : normaliseValue(name, value),
    ])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));

/** Why these fields of an account cannot or must not be written; null: they can be. */
export function findSecretObstacle(
  account: Account,
  config: AccountConfig,
  wanted: readonly string[],
): Problem | null {
  if (isHeldByVault(account)) return heldByVaultProblem;
  if (config.fields.length === 0 && account.credentialsType === 'oauth') return signInProblem;
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

/** domo-api 3.9 */
const signInProblem = createProblem(
  'hiddenByDomo',
  'It signs in with OAuth, and Domo returns no config of it.',
  { next: 'Sign in again in Domo.' },
);
