/** Which proxy a request goes through. */
import { getProxyForUrl } from 'proxy-from-env';

/**
 * The proxy for an address, such as `http://proxy.acme.com:3128`; null for a direct connection. The URL HOLDS SECRETS
 * when it has a user name and a password.
 */
export type ProxyResolver = (url: string) => Promise<string | null>;

/** Reasons for a missing response that only a proxy has. */
export const PROXY_UNUSABLE = 'PROXY_UNUSABLE';
export const PROXY_REFUSED = 'PROXY_REFUSED';
export const PROXY_CERTIFICATE = 'PROXY_CERTIFICATE';

/** Reads `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case. */
export const environmentProxy: ProxyResolver = (url) => {
  const found = getProxyForUrl(url);
  const bare = found.replace(/^https:\/\//, '');
  // The library reads an address without a scheme as https; curl and most programs read it as http.
  const isBare = NAMES.some((name) => process.env[name] === bare);
  return Promise.resolve(
    isBare && bare !== '' && !bare.includes('://') ? `http://${bare}` : found || null,
  );
};

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

/** The proxy for an origin. A loopback address never has one, as in Chromium. */
export const findProxy = (origin: string, resolve: ProxyResolver): Promise<string | null> =>
  /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(origin)
    ? Promise.resolve(null)
    : resolve(origin);

/** The proxy for a message: scheme, host and port, without user name and password. */
export const describeProxy = (proxy: string): string =>
  URL.canParse(proxy)
    ? `${new URL(proxy).protocol}//${new URL(proxy).host}`
    : 'with no valid address';
