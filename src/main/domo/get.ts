/** How routes ask for a GET, and what they get. */
import type { RouteRules } from './failure';

/** A GET as the routes ask for it. */
export interface GetRequest extends RouteRules {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Statuses that are handed back instead of raised, for routes with a second place to look. */
  readonly allow?: readonly number[];
  /** Sent even after the token was refused: it is how a token is tried again. */
  readonly triesToken?: boolean;
}

/** The parsed JSON of a success, or the status that `allow` names. */
export type GetAnswer =
  { readonly status: number; readonly json: unknown } | { readonly allowed: number };

export type Get = (request: GetRequest, signal: AbortSignal | undefined) => Promise<GetAnswer>;
