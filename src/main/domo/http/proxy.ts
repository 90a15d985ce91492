/** Which proxy a request goes through. */
import { getProxyForUrl } from 'proxy-from-env';
import type { ClientNetwork, ProxyResolver } from './client-network';
import { isNamedByNoProxy } from './no-proxy';

/** Reasons for a missing response that only a proxy has. */
export const PROXY_UNUSABLE = 'PROXY_UNUSABLE';
export const PROXY_REFUSED = 'PROXY_REFUSED';
/** The proxy wants credentials, or other ones. */
export const PROXY_WANTS_LOGIN = 'PROXY_WANTS_LOGIN';
/** The proxy wants credentials of another kind than Basic. */
export const PROXY_WANTS_OTHER_LOGIN = 'PROXY_WANTS_OTHER_LOGIN';
export const PROXY_CERTIFICATE = 'PROXY_CERTIFICATE';

/** Whether `NO_PROXY` says that an address is reached without any proxy. */
export const isWithoutProxy = (url: string): boolean =>
  isNamedByNoProxy(url, process.env[firstSet(['no_proxy', 'NO_PROXY']) ?? ''] ?? '');

/** Reads `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case. */
export const environmentProxy: ProxyResolver = (url) => {
  // The library takes a name without a dot in front of it for that host alone.
  if (isWithoutProxy(url)) return Promise.resolve(null);
  const found = getProxyForUrl(url);
  const bare = found.replace(/^https:\/\//, '');
  // The library reads an address without a scheme as https; curl and most programs read it as http.
  const isBare = NAMES.some((name) => process.env[name] === bare);
  return Promise.resolve(
    isBare && bare !== '' && !bare.includes('://') ? `http://${bare}` : found || null,
  );
};

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

/** The variable that the environment's proxy comes from. `HTTPS_PROXY`, which can be set, if it comes from elsewhere. */
export const proxyVariable = (): string => firstSet(NAMES) ?? 'HTTPS_PROXY';

const firstSet = (names: readonly string[]): string | undefined =>
  names.find((name) => (process.env[name] ?? '') !== '');

/**
 * False for a text that is no URL, or whose credentials cannot be decoded. A password with `/`, `?` or `#` in it ends the
 * host too early: the user would be taken for the host, and the beginning of the password for its port.
 */
export function isProxyAddress(proxy: string): boolean {
  if (!URL.canParse(proxy)) return false;
  const { username, password, pathname, search, hash } = new URL(proxy);
  if (`${pathname}${search}${hash}`.includes('@')) return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** The proxy for an origin. A loopback address never has one, as in Chromium. */
export const findProxy = (origin: string, resolve: ProxyResolver): Promise<string | null> =>
  /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(origin)
    ? Promise.resolve(null)
    : resolve(origin);

/** The proxy for a message: scheme, host and port, without user name and password. */
export const describeProxy = (proxy: string): string =>
  isProxyAddress(proxy)
    ? `${new URL(proxy).protocol}//${new URL(proxy).host}`
    : 'with no valid address';

/** Where the credentials of a proxy come from. */
export type ProxyLoginSource = 'none' | 'address' | 'keychain';

export interface ProxyWithLogin {
  /** HOLDS SECRETS: its URL has the credentials. */
  readonly proxy: string | null;
  readonly login: ProxyLoginSource;
}

/** Adds the kept credentials to a proxy whose address has none. Fails with the keychain's Problem. */
export async function addProxyLogin(
  proxy: string | null,
  keptLogin: ClientNetwork['proxyLogin'],
): Promise<ProxyWithLogin> {
  if (proxy === null || !isProxyAddress(proxy)) return { proxy, login: 'none' };
  const url = new URL(proxy);
  if (url.username !== '' || url.password !== '') return { proxy, login: 'address' };
  const saved = await keptLogin?.(describeProxy(proxy));
  if (!saved) return { proxy, login: 'none' };
  url.username = encodeURIComponent(saved.user);
  url.password = encodeURIComponent(saved.password);
  return { proxy: url.href, login: 'keychain' };
}

/** For this many milliseconds refused credentials are not sent again: a company locks a user after a few attempts. */
const REFUSED_LOGIN_MS = 5_000;

/** The latest refusal of each proxy, by its address without credentials. */
const refusals = new Map<string, { readonly proxy: string; readonly until: number }>();

export function rememberRefusedLogin(proxy: string): void {
  refusals.set(describeProxy(proxy), { proxy, until: performance.now() + REFUSED_LOGIN_MS });
}

/** True if the proxy has just refused these very credentials. */
export function wasLoginRefused(proxy: string): boolean {
  const latest = refusals.get(describeProxy(proxy));
  return latest?.proxy === proxy && performance.now() < latest.until;
}
