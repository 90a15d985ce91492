/** The proxy that Chromium would use: `--proxy-server`, else the environment, else the system's settings. */
import { app, session } from 'electron';
import { environmentProxy, type ProxyResolver } from '../domo/http/proxy';

const SWITCHES = ['proxy-server', 'proxy-pac-url', 'proxy-auto-detect', 'no-proxy-server'];

/** Chromium's own session is not used: the page's has a proxy that nobody reaches. */
export const systemProxy: ProxyResolver = async (url) => {
  const isSwitched = SWITCHES.some((name) => app.commandLine.hasSwitch(name));
  const fromEnvironment = isSwitched ? null : await environmentProxy(url);
  if (fromEnvironment !== null) return fromEnvironment;
  // Its proxy names no user or password: Chromium drops them.
  return toProxyUrl(await session.fromPartition('latchkey-proxy').resolveProxy(url));
};

/** The first entry of a list such as `PROXY a:3128; DIRECT`. Null for `DIRECT`. */
export function toProxyUrl(list: string): string | null {
  const [kind = 'DIRECT', address = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/);
  if (kind === 'DIRECT' || address === '') return null;
  return `${kind === 'PROXY' ? 'http' : kind.toLowerCase()}://${address}`;
}
