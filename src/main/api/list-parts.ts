/**
 * Takes long lists out of an answer, so that they go to the page in parts. The page copies each value of a message before
 * it does anything else: with 50,000 planned writes in one, it would stand still for seconds.
 */
import type { Result } from '../../contract';
import type { ListPart } from '../../contract/operation';

/** What the page copies in less than a frame or two. Shorter lists stay in the answer. */
const MOST_ITEMS = 500;

/** A list deeper in an answer is part of an item, and short. */
const DEEPEST = 4;

export interface TakenApart {
  /** The answer, in which the long lists are empty. */
  readonly head: Result<unknown>;
  /** In the order of the lists and their items. */
  readonly parts: readonly ListPart[];
}

export function takeApart(answer: Result<unknown>): TakenApart {
  if (!answer.ok) return { head: answer, parts: [] };
  const parts: ListPart[] = [];
  const value = withoutLongLists(answer.value, [], parts);
  return { head: { ok: true, value }, parts };
}

/** The same object if it has none. */
function withoutLongLists(value: unknown, path: readonly string[], parts: ListPart[]): unknown {
  if (Array.isArray(value)) return value.length > MOST_ITEMS ? takeList(value, path, parts) : value;
  if (!isPlain(value) || path.length >= DEEPEST) return value;
  const entries = Object.entries(value).map(
    ([name, each]) => [name, withoutLongLists(each, [...path, name], parts)] as const,
  );
  const isSame = entries.every(([name, each]) => each === value[name]);
  return isSame ? value : Object.fromEntries(entries);
}

function takeList(
  list: readonly unknown[],
  path: readonly string[],
  parts: ListPart[],
): readonly unknown[] {
  for (let at = 0; at < list.length; at += MOST_ITEMS)
    parts.push({ path: [...path], items: list.slice(at, at + MOST_ITEMS) });
  return [];
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
