/** What a route gets to see of a request, and the route table's row. */
import type { Modes } from '../state/modes';
import type { State } from '../state/state';
import type { Token, User } from '../state/types';
import type { Reply } from './reply';

export interface Call {
  readonly state: State;
  readonly modes: Modes;
  /** The caller. For `open` routes: nobody's, a user without rights. */
  readonly user: User;
  readonly token: Token | null;
  /** Decoded path parameters. */
  readonly params: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Lower case, with its parameters; empty when none was sent. */
  readonly contentType: string;
  /** Puts a list into the order that the modes ask for. */
  readonly order: <T>(rows: readonly T[]) => T[];
}

export interface Route {
  /** Stable; faults and log queries may name it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` stands for one segment, `#name` for one of digits alone. */
  readonly path: string;
  /** Needs no token. */
  readonly open?: true;
  /** In which modes the path exists; without it: always. */
  readonly exists?: (modes: Modes) => boolean;
  readonly run: (call: Call) => Reply;
}

/** A path parameter. The table and the code disagree when it is missing, so that is an error of ours. */
export function param(call: Call, name: string): string {
  const value = call.params.get(name);
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

/** Digits alone are an id; everything else answers as an unknown one. */
export const idParam = (call: Call, name = 'id'): number =>
  /^\d{1,15}$/.test(param(call, name)) ? Number(param(call, name)) : -1;

/** The body as JSON; undefined when it is none. */
export function jsonBody(call: Call): unknown {
  try {
    return JSON.parse(call.body) as unknown;
  } catch {
    return undefined;
  }
}

/** A JSON value as text; anything but text is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
