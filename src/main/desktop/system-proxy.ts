/** The proxy that Chromium would use: its switches, else the environment, else the system's settings. */
import { app, session, type ProxyConfig, type Session } from 'electron';
import type { ProxyResolver } from '../domo/http/client-network';
import { environmentProxy, isWithoutProxy } from '../domo/http/proxy';
import { once } from '../shared-promise';

const switchValue = (name: string): string => app.commandLine.getSwitchValue(name);

/** The configuration that the switches ask for; null without any. */
function proxyOfSwitches(): ProxyConfig | null {
  const { commandLine } = app;
  if (commandLine.hasSwitch('no-proxy-server')) return { mode: 'direct' };
  if (commandLine.hasSwitch('proxy-server')) {
    return {
      mode: 'fixed_servers',
      proxyRules: switchValue('proxy-server'),
      proxyBypassRules: switchValue('proxy-bypass-list'),
    };
  }
  if (commandLine.hasSwitch('proxy-pac-url')) {
    return { mode: 'pac_script', pacScript: switchValue('proxy-pac-url') };
  }
  return commandLine.hasSwitch('proxy-auto-detect') ? { mode: 'auto_detect' } : null;
}

/** A session of its own: the page's has a proxy that nobody reaches. */
const proxySession = once(async (): Promise<Session> => {
  const own = session.fromPartition('latchkey-proxy');
  await own.setProxy(proxyOfSwitches() ?? { mode: 'system' });
  return own;
});

export const systemProxy: ProxyResolver = async (url) => {
  if (proxyOfSwitches() === null) {
    // What the environment excepts is not sent through the system's proxy either.
    if (isWithoutProxy(url)) return null;
    const fromEnvironment = await environmentProxy(url);
    if (fromEnvironment !== null) return fromEnvironment;
  }
  // Its proxy names no user or password: Chromium drops them.
  return toProxyUrl(await (await proxySession.get()).resolveProxy(url));
};

/** The first entry of a list such as `PROXY a:3128; DIRECT`. Null for `DIRECT`. */
export function toProxyUrl(list: string): string | null {
  const [kind = 'DIRECT', address = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/);
  if (kind === 'DIRECT' || address === '') return null;
  return `${kind === 'PROXY' ? 'http' : kind.toLowerCase()}://${address}`;
}
