/** What is known of a value, and what can be said of several: the one place that decides `same`. */
import type { Relation } from '../../contract';

/** A text in its normal form (`''`: nothing), or a secret's fingerprint. Null: it cannot be known. */
export type Known =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'secret'; readonly fingerprint: string }
  | null;

export const knownText = (text: string): Known => ({ is: 'text', text });
/** No value: missing without a default, null and `''` are one. */
export const nothing: Known = knownText('');

/** Not an equivalence: what cannot be known is not even the same as itself. */
export function relation(one: Known, other: Known): Relation {
  if (one === null || other === null) return 'unknown';
  if (one.is === 'text' && other.is === 'text') return said(one.text === other.text);
  if (one.is === 'secret' && other.is === 'secret') {
    return said(one.fingerprint === other.fingerprint);
  }
  // A secret is never empty. Whether it equals a text that is known nobody can say without reading it.
  const text = one.is === 'text' ? one : other;
  return text.is === 'text' && text.text === '' ? 'different' : 'unknown';
}

const said = (equal: boolean): Relation => (equal ? 'same' : 'different');

/** Over all pairs: a proven difference beats what is unknown, and that beats same. */
export function verdict(values: readonly Known[]): Relation {
  return strongest(
    values.flatMap((one, index) => values.slice(index + 1).map((other) => relation(one, other))),
  );
}

/** What a set of things is, by what each is. `same` for none. */
export function strongest(relations: readonly Relation[]): Relation {
  if (relations.includes('different')) return 'different';
  return relations.includes('unknown') ? 'unknown' : 'same';
}
