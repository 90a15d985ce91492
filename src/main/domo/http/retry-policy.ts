/** When a read request is retried, and after how long (domo-api 1.6, 7.5). */

export const MAX_ATTEMPTS = 4;
const MAX_RETRY_AFTER_MS = 60_000;

/** Domo is busy or under maintenance, so a retry may succeed. */
export const RETRIED_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The connection broke. A time limit is not among them: it was waited for already. */
export const RETRIED_NETWORK_ERRORS: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
]);

/** 1, 2, 4, 8 s, give or take a quarter, so that instances do not retry in step. */
export const backoffDelay = (attempt: number): number =>
  2 ** (attempt - 1) * 1_000 * (0.75 + Math.random() * 0.5);

/** `Retry-After` in ms, from seconds or an HTTP date, at most a minute. Null when it is missing or in the past. */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  if (!Number.isFinite(wait)) return null;
  // A time in the past asks for no wait, so the usual delay applies.
  return wait > 0 ? Math.min(wait, MAX_RETRY_AFTER_MS) : null;
}
