/**
 * Refuses requests that would hang or stall main. What crosses the bridge can be any structured clone: it can contain
 * itself, be as large as memory, or hold objects that JSON has no form for. No schema walks a request before this did.
 */
import { createProblem, type Problem } from '../../contract';

/** The largest request. A config value may be long and a selection may have thousands of ids; nothing needs more. */
export const REQUEST_BOUNDS = {
  /** Objects and arrays in each other. */
  depth: 100,
  /** Values of every kind. */
  values: 200_000,
  /** UTF-16 units of all texts and field names together. */
  textLength: 8_000_000,
} as const;

/** Why a request is refused unread; null if it may be parsed. It takes no longer than the bounds allow. */
export function requestBoundsProblem(request: unknown): Problem | null {
  const reason = new RequestWalk().findReason(request, 0);
  return reason === null ? null : createProblem('invalidRequest', `Nothing was done: ${reason}.`);
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
    for (const [name, value] of Object.entries(object)) {
      // Schemas leave this field out: it would be lost without a word.
      if (name === '__proto__') return 'no field can be called __proto__';
      const reason = this.addText(name) ?? this.findReason(value, depth);
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

const TOO_MANY_VALUES = `the request has more than ${REQUEST_BOUNDS.values / 1000} thousand values`;

/** Not a Map, Date, typed array or the like. Asked by tag, since a value can come from another realm. */
const isPlain = (value: object): boolean =>
  Object.prototype.toString.call(value) === '[object Object]';
