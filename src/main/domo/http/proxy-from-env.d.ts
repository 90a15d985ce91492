/** The library has no types of its own. */
declare module 'proxy-from-env' {
  /** The URL of the proxy; empty for a direct connection. */
  export function getProxyForUrl(url: string): string;
}
