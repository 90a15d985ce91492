/** The request log: what a client really sent, and what it got (domo-api 9.1). */

export interface LoggedRequest {
  /** Counts from 1 within an instance. */
  readonly number: number;
  /** Epoch ms. */
  readonly at: number;
  /** Which connection, counted from 1: tells keep-alive from new ones. */
  readonly connection: number;
  readonly method: string;
  /** Percent-decoded, no trailing slash, no query. */
  readonly path: string;
  /** As it came, with query and trailing slash. */
  readonly url: string;
  /** Last value of each name. */
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names; raw values, tokens included. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: {
    readonly header: 'developer' | 'session' | 'both' | 'none';
    readonly value: string | null;
    /** Owner of the token, expired or not. Null: a token that nobody has. */
    readonly userId: number | null;
    readonly user: string | null;
  };
  readonly body: string;
  /** Requests that were being answered when this one came, itself included. */
  readonly inFlight: number;
  /** Name of the route; null: none. */
  route: string | null;
  /** Kinds of the faults that struck it. */
  readonly faults: string[];
  /** Null: no status went out (yet). */
  status: number | null;
  /** `open`: still being answered. `left`: the client went first. `cut`: the stand-in broke the connection. */
  outcome: 'open' | 'answered' | 'left' | 'cut';
  /** Epoch ms; null while open. */
  endedAt: number | null;
  /** Bytes that went out on the wire for it, headers included. */
  bytesSent: number;
}

export interface LogFilter {
  readonly method?: string | undefined;
  /** A route's name, or a path in which `*` stands for one segment and `**` for any rest. */
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly outcome?: LoggedRequest['outcome'] | undefined;
  /** A text that it carries anywhere: see `carries`. */
  readonly mentioning?: string | undefined;
}

/** Whether a text occurs in the url, a header or the body, as it is or escaped in JSON, a query or a path. */
const carries = ({ url, path, query, body, headers }: LoggedRequest, text: string): boolean =>
  [url, path, body, ...Object.values(query), ...Object.values(headers)].some((part) =>
    part.includes(text),
  ) || body.includes(JSON.stringify(text).slice(1, -1));

/** Whether a request is meant by a route name or a path pattern. */
export function meansRoute(pattern: string, path: string, route: string | null): boolean {
  if (!pattern.startsWith('/') && pattern !== '**') return pattern === route;
  const source = pattern
    .split('/')
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]+' : escape(part)))
    .join('/');
  return new RegExp(`^${source}$`).test(path);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export class RequestLog {
  private kept: LoggedRequest[] = [];
  private seen = 0;

  /** @param limit the oldest are dropped above it, so that long runs do not fill the memory. */
  constructor(private readonly limit = 100_000) {}

  add(entry: Omit<LoggedRequest, 'number'>): LoggedRequest {
    this.seen += 1;
    const logged = { ...entry, number: this.seen };
    this.kept.push(logged);
    if (this.kept.length > this.limit * 1.1) this.kept = this.kept.slice(-this.limit);
    return logged;
  }

  /** All that fit the filter, oldest first. */
  all(filter: LogFilter = {}): LoggedRequest[] {
    return this.kept.filter(
      (entry) =>
        (filter.method === undefined || entry.method === filter.method) &&
        (filter.route === undefined || meansRoute(filter.route, entry.path, entry.route)) &&
        (filter.status === undefined || entry.status === filter.status) &&
        (filter.outcome === undefined || entry.outcome === filter.outcome) &&
        (filter.mentioning === undefined || carries(entry, filter.mentioning)),
    );
  }

  count(filter: LogFilter = {}): number {
    return this.all(filter).length;
  }

  last(filter: LogFilter = {}): LoggedRequest | undefined {
    return this.all(filter).at(-1);
  }

  /** How many were being answered at once, at most. */
  peakInFlight(filter: LogFilter = {}): number {
    return this.all(filter).reduce((peak, entry) => Math.max(peak, entry.inFlight), 0);
  }

  /** Requests that carry a text anywhere: where a secret was sent, and how often. */
  mentioning(text: string, filter: LogFilter = {}): LoggedRequest[] {
    return this.all({ ...filter, mentioning: text });
  }

  clear(): void {
    this.kept = [];
  }
}
