/**
 * Refuses calls that would hang or stall who reads them. What a page sends can be any structured clone: it can contain
 * itself, be as large as memory, or hold objects that JSON has no form for. The preload script measures a call before it
 * leaves the page's process, and main measures it before any schema walks it. It imports nothing, for the preload's sake.
 */

/** The largest call. A config value may be long and a rotation may name tens of thousands of accounts twice; nothing needs more. */
export const REQUEST_BOUNDS = {
  /** Objects and arrays in each other. */
  depth: 100,
  /** Values of every kind. */
  values: 500_000,
  /** Fields of one object. A schema lists each one that it does not know. */
  fields: 10_000,
  /** UTF-16 units of all texts and field names together. */
  textLength: 8_000_000,
} as const;

/** What to do about any invalid request. */
export const INVALID_REQUEST_NEXT = 'Correct the request, then try again.';

/** Why a call is refused unread; null if it may be parsed. It takes no longer than the bounds allow. */
export function requestBoundsProblem(call: unknown) {
  const reason = new RequestWalk().findReason(call, 0);
  if (reason === null) return null;
  return {
    code: 'invalidRequest',
    message: `Nothing was done: ${reason}.`,
    next: INVALID_REQUEST_NEXT,
    trace: null,
    status: null,
  } as const;
}

class RequestWalk {
  /** The objects that contain the value at hand. One object at two places is no cycle. */
  private readonly containers = new Set<object>();
  private values = 0;
  private textLength = 0;

  findReason(value: unknown, depth: number): string | null {
    if (++this.values > REQUEST_BOUNDS.values) return TOO_MANY_VALUES;
    if (typeof value === 'string') return this.addText(value);
    if (typeof value !== 'object' || value === null) return null;
    if (this.containers.has(value)) return 'the request contains itself';
    if (depth >= REQUEST_BOUNDS.depth) {
      return `the request is nested more than ${REQUEST_BOUNDS.depth} deep`;
    }
    this.containers.add(value);
    const reason = Array.isArray(value)
      ? this.findReasonInArray(value, depth + 1)
      : this.findReasonInObject(value, depth + 1);
    this.containers.delete(value);
    return reason;
  }

  private findReasonInArray(array: readonly unknown[], depth: number): string | null {
    // A schema visits every index, also those that are empty.
    if (this.values + array.length > REQUEST_BOUNDS.values) return TOO_MANY_VALUES;
    for (const value of array) {
      const reason = this.findReason(value, depth);
      if (reason !== null) return reason;
    }
    return null;
  }

  private findReasonInObject(object: object, depth: number): string | null {
    if (!isPlain(object)) return 'the request has something that JSON cannot express';
    const names = Object.keys(object);
    if (names.length > REQUEST_BOUNDS.fields) return TOO_MANY_FIELDS;
    for (const name of names) {
      // Schemas leave this field out: it would be lost without a word.
      if (name === '__proto__') return 'no field can be called __proto__';
      const reason =
        this.addText(name) ?? this.findReason((object as Record<string, unknown>)[name], depth);
      if (reason !== null) return reason;
    }
    return null;
  }

  private addText({ length }: string): string | null {
    this.textLength += length;
    return this.textLength > REQUEST_BOUNDS.textLength
      ? `the request has more than ${REQUEST_BOUNDS.textLength / 1_000_000} million characters`
      : null;
  }
}

const TOO_MANY_FIELDS = `the request has an object with more than ${REQUEST_BOUNDS.fields / 1000} thousand fields`;
const TOO_MANY_VALUES = `the request has more than ${REQUEST_BOUNDS.values / 1000} thousand values`;

/** Not a Map, Date, typed array or the like. Asked by tag, since a value can come from another realm. */
const isPlain = (value: object): boolean =>
  Object.prototype.toString.call(value) === '[object Object]';
