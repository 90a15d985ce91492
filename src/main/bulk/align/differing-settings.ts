/** What of the baseline's config is written into its counterpart, and why the rest is not. Pure. */
import type { AccountConfig, BulkValue, ConfigField, ConfigValues } from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { relationOfFields } from '../../comparison/engine/equality';
import type { RawConfig } from '../../domo';
import { holdsMask } from '../../secrets';

export interface DifferingSettings {
  readonly values: readonly BulkValue[];
  readonly notes: readonly string[];
  /** HOLDS SECRETS. */
  readonly changes: ConfigValues;
}

/** `secrets`: the baseline's values as Domo returned them. HOLDS SECRETS. */
export function findDifferingSettings(
  baseline: AccountConfig,
  secrets: RawConfig['values'],
  present: AccountConfig,
): DifferingSettings {
  const own = new Map(present.fields.map((field) => [field.name, field]));
  const values: BulkValue[] = [];
  const changes: Record<string, string> = {};
  const kept = new Map<Reason, string[]>();
  for (const field of baseline.fields) {
    const there = own.get(field.name) ?? emptyField(field.name);
    const decision = decide(field, there, secrets.get(field.name) ?? null);
    if (decision === 'same') continue;
    if ('reason' in decision) {
      kept.set(decision.reason, [...(kept.get(decision.reason) ?? []), field.name]);
      continue;
    }
    changes[field.name] = decision.write;
    const secret = field.state === 'secret' || there.secret;
    values.push({
      what: field.name,
      secret,
      before: secret ? null : there.value,
      after: secret ? null : decision.write,
    });
  }
  const names = new Set(baseline.fields.map(({ name }) => name));
  const more = present.fields.filter(({ name, state }) => !names.has(name) && state !== 'empty');
  if (more.length > 0)
    kept.set(
      'more',
      more.map(({ name }) => name),
    );
  return { values, changes, notes: [...kept].map(([why, fields]) => reasons[why](fields)) };
}

type Reason = keyof typeof reasons;

/** Each says which fields stay as they are. */
const reasons = {
  hidden: (fields: readonly string[]) =>
    `Domo hides ${fields.join(', ')}: whether it is the same is not known, and it stays.`,
  written: (fields: readonly string[]) =>
    `${fields.join(', ')} differs as Latchkey wrote it; Domo hides it, so it stays. Rotate it to change it.`,
  empty: (fields: readonly string[]) =>
    `The baseline has no ${fields.join(', ')}; the value there stays.`,
  more: (fields: readonly string[]) =>
    `It has ${fields.join(', ')} beside those of the baseline: that stays.`,
} as const;

type Decision = 'same' | { readonly write: string } | { readonly reason: Reason };

function decide(field: ConfigField, there: ConfigField, secret: string | null): Decision {
  const relation = relationOfFields(field, there);
  if (relation === 'same' || relation === 'sameAsWritten') return 'same';
  // A value that nobody can compare is not overwritten, not even with one that is known.
  if (relation === 'unknown') return { reason: 'hidden' };
  if (field.state === 'empty') return { reason: 'empty' };
  const write = field.state === 'clear' ? field.value : field.state === 'secret' ? secret : null;
  if (write === null || write === '' || holdsMask(write)) return { reason: 'written' };
  // Nobody knows how Domo reads another word.
  return field.name === EXTERNAL_USE_FIELD && readExternalUse(write) === null
    ? { reason: 'hidden' }
    : { write };
}

const emptyField = (name: string): ConfigField => ({
  name,
  secret: false,
  state: 'empty',
  value: null,
  fingerprint: null,
});
