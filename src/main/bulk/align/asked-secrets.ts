/** The secrets that a run must be given before it creates an account. */
import { createProblem, type BulkItem, type ConfigValues, type Problem } from '../../../contract';
import { askedFields, baselineSecretName } from '../../../contract/baseline-secret';
import type { BulkCheck } from '../bulk-flow';

/** An item without its secrets waits for a later run. */
export function checkAskedSecrets(item: BulkItem, secrets: ConfigValues): Promise<BulkCheck> {
  const missing = askedFields(item).filter(
    (field) => (secrets[baselineSecretName(item, field)] ?? '').trim() === '',
  );
  return Promise.resolve(
    missing.length === 0
      ? { stop: null, runNotes: [] }
      : { stop: 'waiting', problem: missingSecretProblem(item, missing) },
  );
}

const missingSecretProblem = ({ name }: BulkItem, missing: readonly string[]): Problem =>
  createProblem(
    'createParams',
    `Nothing was sent: no value was entered for ${missing.join(', ')} of ${name}.`,
    { next: 'Enter it and make what is left, or make a plan that leaves it out.' },
  );

/** HOLDS SECRETS. */
export const typedValues = (item: BulkItem, secrets: ConfigValues): ConfigValues =>
  Object.fromEntries(
    askedFields(item).map((field) => [field, secrets[baselineSecretName(item, field)] ?? '']),
  );
