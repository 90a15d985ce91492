/** JSON inside a text, read so that nothing is lost: numbers stay as they are written. */

/** Every leaf is text: types are normalised, so `5` is `"5"`, `true` is `"true"` and null is `""`. */
export type Json = string | readonly Json[] | ReadonlyMap<string, Json>;

const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 100;
/** A string, with the colon behind it when it is a key; or a number. */
const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|-?\d[\d.eE+-]*/g;

/**
 * An object or array. Null for anything else, and for what two readers could understand in two ways (a key that
 * occurs twice) or is too long or too deep: such a text is compared as text.
 */
export function readJson(text: string): Json | null {
  if (text.length > MAX_LENGTH || !/^\s*[[{]/.test(text)) return null;
  try {
    JSON.parse(text);
    let keys = 0;
    // As text, since numbers beyond 2^53 would lose digits and so become equal.
    const exact = text.replace(token, (whole, string: string | undefined, colon?: string) => {
      if (string === undefined) return `"${whole}"`;
      if (colon !== undefined) keys++;
      return whole;
    });
    const tree = treeOf(JSON.parse(exact), 0);
    return tree !== null && keysIn(tree) === keys ? tree : null;
  } catch {
    return null;
  }
}

function treeOf(value: unknown, depth: number): Json | null {
  if (depth > MAX_DEPTH) return null;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  // Numbers were made text before.
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => treeOf(item, depth + 1));
    return items.every((item) => item !== null) ? items : null;
  }
  const entries = new Map<string, Json>();
  for (const [key, item] of Object.entries(value)) {
    const tree = treeOf(item, depth + 1);
    if (tree === null) return null;
    entries.set(key, tree);
  }
  return entries;
}

const keysIn = (json: Json): number => {
  if (typeof json === 'string') return 0;
  const own = isBranch(json) ? json.size : 0;
  return [...json.values()].reduce((sum, item) => sum + keysIn(item), own);
};

/** An object, as against an array. */
export const isBranch = (json: Json): json is ReadonlyMap<string, Json> => json instanceof Map;

/** Equal for equal JSON, whatever the order of keys. Itself JSON. */
export function canonical(json: Json): string {
  if (typeof json === 'string') return JSON.stringify(json);
  if (!isBranch(json)) return `[${json.map(canonical).join(',')}]`;
  const keys = [...json.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(json.get(key) ?? '')}`).join(',')}}`;
}
