/** Finds where two different values differ. Secrets never come here, since they have no text. */
import type { CellDifference, JsonPathDifference } from '../../../contract';
import {
  parseJsonTree,
  canonicalJson,
  isJsonObject,
  type JsonTree,
} from '../../../contract/json-tree';
import { findTextDifference } from './text-difference';
import { compareNames } from '../../../contract/text-folding';

/** By structure if both are JSON, otherwise by words. */
export function findDifference(reference: string, own: string): CellDifference {
  const trees = [parseJsonTree(reference), parseJsonTree(own)] as const;
  return trees[0] !== null && trees[1] !== null
    ? findJsonDifference(trees[0], trees[1])
    : findTextDifference(reference, own);
}

/** Further differences are only counted. */
const MAX_PATHS = 200;

/** Compares objects by key and lists by index. Without paths exactly if both have the same normal form. */
export function findJsonDifference(
  reference: JsonTree,
  own: JsonTree,
): CellDifference & { kind: 'json' } {
  const paths: JsonPathDifference[] = [];
  collectPaths('', reference, own, (difference) => paths.push(difference));
  return {
    kind: 'json',
    paths: paths.slice(0, MAX_PATHS),
    more: Math.max(0, paths.length - MAX_PATHS),
  };
}

function collectPaths(
  path: string,
  reference: JsonTree | undefined,
  own: JsonTree | undefined,
  found: (difference: JsonPathDifference) => void,
): void {
  const [one, other] = [childrenOf(reference), childrenOf(own)];
  if (
    reference !== undefined &&
    own !== undefined &&
    one &&
    other &&
    haveSameShape(reference, own)
  ) {
    const keys = [...new Set([...one.keys(), ...other.keys()])];
    // Lists keep their order. Keys are sorted, since their order has no meaning.
    if (isJsonObject(own)) keys.sort(compareNames);
    for (const key of keys)
      collectPaths(`${path}/${escapePointer(key)}`, one.get(key), other.get(key), found);
  } else if (jsonText(reference) !== jsonText(own) || (one === null) !== (other === null)) {
    found({ path, reference: jsonText(reference), own: jsonText(own) });
  }
}

const haveSameShape = (one: JsonTree, other: JsonTree): boolean =>
  isJsonObject(one) === isJsonObject(other);

/** Null for a leaf. */
function childrenOf(json: JsonTree | undefined): ReadonlyMap<string, JsonTree> | null {
  if (json === undefined || typeof json === 'string') return null;
  return isJsonObject(json) ? json : new Map(json.map((item, index) => [String(index), item]));
}

const jsonText = (json: JsonTree | undefined): string | null =>
  json === undefined ? null : typeof json === 'string' ? json : canonicalJson(json);

/** RFC 6901. */
const escapePointer = (key: string): string => key.replace(/~/g, '~0').replace(/\//g, '~1');
