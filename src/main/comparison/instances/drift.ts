/** How far two configs are apart, field by field, as `relation` would say of their values. */
import type { Relation } from '../../../contract';
import { EXTERNAL_USE } from '../normal';
import { compareText, groupBy } from '../order';
import { EMPTY, type FieldDigest } from './digest';

export interface Drift {
  /** Fields that are proven to differ. */
  readonly fields: number;
  /** Fields of which nothing can be said. */
  readonly unknownFields: number;
}

/** Both by name, each field once. Runs for every account of every instance: plain loops, nothing made on the way. */
export function driftOf(one: readonly FieldDigest[], other: readonly FieldDigest[]): Drift {
  let fields = 0;
  let unknownFields = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const left = one[i];
    const right = other[j];
    const order = !left ? 1 : !right ? -1 : compareText(left[0], right[0]);
    if (order <= 0) i++;
    if (order >= 0) j++;
    const said =
      order === 0 && left && right ? both(left[1], right[1]) : alone(order < 0 ? left : right);
    if (said === 'different') fields++;
    else if (said === 'unknown') unknownFields++;
  }
  return { fields, unknownFields };
}

function both(a: string | null, b: string | null): Relation {
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'same';
  // Not there in both: two providers' defaults are no difference of the configs.
  if (isDefault(a) && isDefault(b)) return 'same';
  const one = valueOf(a);
  const other = valueOf(b);
  if (one === other) return 'same';
  // A secret against a text: nobody can say. It is never empty, though.
  return isSecret(one) === isSecret(other) || one === EMPTY || other === EMPTY
    ? 'different'
    : 'unknown';
}

/** Against nothing. That an instance does not tell `allowExternalUse` says nothing either (domo-api 4.1). */
function alone(field: FieldDigest | undefined): Relation {
  const digest = field?.[1] ?? null;
  if (digest === null || field?.[0] === EXTERNAL_USE) return 'unknown';
  return isDefault(digest) || digest === EMPTY ? 'same' : 'different';
}

const isDefault = (digest: string): boolean => digest.startsWith('?');
const isSecret = (digest: string): boolean => digest.startsWith('~');
const valueOf = (digest: string): string => (isDefault(digest) ? digest.slice(1) : digest);

/** Whether some field has two values that are known and not the same, over all configs. */
export function provenDifference(configs: readonly (readonly FieldDigest[])[]): boolean {
  const fields = groupBy(configs.flat(), ([name]) => name);
  return [...fields].some(([name, given]) => {
    const there = given.flatMap(([, digest]) =>
      digest === null || isDefault(digest) ? [] : [digest],
    );
    const texts = new Set(there.filter((digest) => !isSecret(digest)));
    const secrets = new Set(there.filter(isSecret));
    // No such field is as good as an empty one.
    if (given.length < configs.length && there.length > 0 && name !== EXTERNAL_USE)
      texts.add(EMPTY);
    if (texts.size > 1 || secrets.size > 1 || (secrets.size > 0 && texts.has(EMPTY))) return true;
    return given.some(
      ([, digest]) =>
        digest !== null && isDefault(digest) && texts.size > 0 && !texts.has(valueOf(digest)),
    );
  });
}
