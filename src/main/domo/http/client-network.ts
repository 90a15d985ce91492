/** What a client asks about the way to its instance. */

/**
 * The proxy for an address, such as `http://proxy.acme.com:3128`; null for a direct connection. The URL HOLDS SECRETS
 * when it has a user name and a password.
 */
export type ProxyResolver = (url: string) => Promise<string | null>;

/** HOLDS SECRETS. */
export interface ProxyLogin {
  readonly user: string;
  readonly password: string;
}

/** The way to an instance. It is asked before each request, so that a change counts from the next one on. */
export interface ClientNetwork {
  /** Finds the proxy of an address; the environment's by default. */
  readonly proxyFor?: ProxyResolver | undefined;
  /** Certificate authorities in PEM format that are trusted too; null for none. May throw a ProblemError. */
  readonly authorities?: () => string | null;
  /**
   * The credentials of a proxy whose address has none; null for none. `proxy`: scheme, host and port. Fails with the
   * keychain's Problem.
   */
  readonly proxyLogin?: (proxy: string) => Promise<ProxyLogin | null>;
}
