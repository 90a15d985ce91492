/** A keychain in memory for the credentials of proxies. */
import type { ProxyLoginVault } from '../../src/main/keychain/token-vault';

export const memoryProxyLogins = (entries = new Map<string, string>()): ProxyLoginVault => ({
  getProxyLogin: (proxy) => Promise.resolve(entries.get(proxy) ?? null),
  saveProxyLogin: (proxy, login) => {
    entries.set(proxy, login);
    return Promise.resolve();
  },
  removeProxyLogin: (proxy) => {
    entries.delete(proxy);
    return Promise.resolve();
  },
});
