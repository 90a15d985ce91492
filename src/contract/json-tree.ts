/** Parses JSON inside a text without losing digits: numbers keep their spelling. */

/** Every leaf is a text. Types are normalised: `5` becomes `"5"`, `true` becomes `"true"` and null becomes `""`. */
export type JsonTree = string | readonly JsonTree[] | ReadonlyMap<string, JsonTree>;

const MAX_JSON_LENGTH = 1_000_000;
const MAX_JSON_DEPTH = 100;
/** A string, with the colon after it if it is a key, or a number. */
const jsonToken = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|-?\d[\d.eE+-]*/g;

/**
 * Parses an object or array. Null for any other text, for an object with a duplicate key (parsers treat it differently)
 * and for JSON that is too long or too deep. Such a text is compared as text.
 */
export function parseJsonTree(text: string): JsonTree | null {
  if (text.length > MAX_JSON_LENGTH || !/^\s*[[{]/.test(text)) return null;
  try {
    JSON.parse(text);
    let keys = 0;
    // Numbers become text, because different numbers beyond 2^53 would lose digits and become equal.
    const exact = text.replace(jsonToken, (token, string: string | undefined, colon?: string) => {
      if (string === undefined) return `"${token}"`;
      if (colon !== undefined) keys++;
      return token;
    });
    const tree = toJsonTree(JSON.parse(exact), 0);
    return tree !== null && countKeys(tree) === keys ? tree : null;
  } catch {
    return null;
  }
}

function toJsonTree(value: unknown, depth: number): JsonTree | null {
  if (depth > MAX_JSON_DEPTH) return null;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  // Numbers are text already.
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => toJsonTree(item, depth + 1));
    return items.every((item) => item !== null) ? items : null;
  }
  const entries = new Map<string, JsonTree>();
  for (const [key, item] of Object.entries(value)) {
    const tree = toJsonTree(item, depth + 1);
    if (tree === null) return null;
    entries.set(key, tree);
  }
  return entries;
}

const countKeys = (json: JsonTree): number => {
  if (typeof json === 'string') return 0;
  const own = isJsonObject(json) ? json.size : 0;
  return [...json.values()].reduce((sum, item) => sum + countKeys(item), own);
};

/** Whether the tree is an object and not an array. */
export const isJsonObject = (json: JsonTree): json is ReadonlyMap<string, JsonTree> =>
  json instanceof Map;

/** JSON with sorted keys: equal trees give equal texts. */
export function canonicalJson(json: JsonTree): string {
  if (typeof json === 'string') return JSON.stringify(json);
  if (!isJsonObject(json)) return `[${json.map(canonicalJson).join(',')}]`;
  const keys = [...json.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(json.get(key) ?? '')}`).join(',')}}`;
}
