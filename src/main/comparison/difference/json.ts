/** JSON against JSON: the places where they differ, by path. */
import type { Difference, PathDifference } from '../../../contract';
import { canonical, isBranch, type Json } from '../json';
import { compareText } from '../order';

/** More than anybody reads; the rest is counted. */
const MAX_PATHS = 200;

/** Objects by key, lists by place. Empty exactly when both are equal in their normal form. */
export function jsonDifference(reference: Json, own: Json): Difference & { kind: 'json' } {
  const paths: PathDifference[] = [];
  walk('', reference, own, (difference) => paths.push(difference));
  return {
    kind: 'json',
    paths: paths.slice(0, MAX_PATHS),
    more: Math.max(0, paths.length - MAX_PATHS),
  };
}

function walk(
  path: string,
  reference: Json | undefined,
  own: Json | undefined,
  found: (difference: PathDifference) => void,
): void {
  const [one, other] = [childrenOf(reference), childrenOf(own)];
  if (reference !== undefined && own !== undefined && one && other && sameShape(reference, own)) {
    const keys = [...new Set([...one.keys(), ...other.keys()])];
    // Lists stay in their order; keys come sorted, since their order does not count.
    if (isBranch(own)) keys.sort(compareText);
    for (const key of keys) walk(`${path}/${escaped(key)}`, one.get(key), other.get(key), found);
  } else if (shown(reference) !== shown(own) || (one === null) !== (other === null)) {
    found({ path, reference: shown(reference), own: shown(own) });
  }
}

const sameShape = (one: Json, other: Json): boolean => isBranch(one) === isBranch(other);

/** Null for a leaf. */
function childrenOf(json: Json | undefined): ReadonlyMap<string, Json> | null {
  if (json === undefined || typeof json === 'string') return null;
  return isBranch(json) ? json : new Map(json.map((item, index) => [String(index), item]));
}

const shown = (json: Json | undefined): string | null =>
  json === undefined ? null : typeof json === 'string' ? json : canonical(json);

/** RFC 6901. */
const escaped = (key: string): string => key.replace(/~/g, '~0').replace(/\//g, '~1');
