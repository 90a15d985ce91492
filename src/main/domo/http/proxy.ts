/** Which proxy a request goes through, and the agent that does so. */
import type { ClientRequest } from 'node:http';
import { Agent, globalAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { findRefusal } from './refused-certificate';
import { trustedContext } from './trusted-certificates';

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

/** Kept connections, by proxy: a new agent per request would open a connection for each. */
let direct: { readonly context: SecureContext; readonly agent: Agent } | null = null;
const keptAgents = new Map<string, Agent>();

/**
 * The agent for requests through a proxy, or direct when it is null. `fresh`: each request gets a new connection. Null
 * when the proxy is of another kind than HTTP.
 */
export function connectionAgent(proxy: string | null, fresh: boolean): Agent | null {
  const secureContext = trustedContext();
  const trust = secureContext ? { secureContext } : {};
  if (proxy === null) {
    if (fresh) return new Agent({ keepAlive: false, ...trust });
    if (!secureContext) return globalAgent;
    if (direct?.context !== secureContext) {
      direct = { context: secureContext, agent: new Agent({ keepAlive: true, ...trust }) };
    }
    return direct.agent;
  }
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) return null;
  const kept = fresh ? undefined : keptAgents.get(proxy);
  if (kept) return kept;
  // The connection to a proxy of the kind https is verified too, whatever the environment says.
  const options = { keepAlive: !fresh, rejectUnauthorized: true, ...trust };
  const agent = new StrictProxyAgent(proxy, options);
  Object.assign(agent.options, trust);
  // It has the interface of Node's agent, but derives from a class of its own.
  const typed = agent as unknown as Agent;
  if (!fresh) keptAgents.set(proxy, typed);
  return typed;
}

/** A proxy that refuses answers in place of Domo. Its answer must not be read as Domo's. */
class StrictProxyAgent extends HttpsProxyAgent<string> {
  override connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Socket> {
    let status = 0;
    request.once('proxyConnect', (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    request.once('proxy', ({ socket }: { socket: Socket }) => {
      if (status === 200) return;
      socket.destroy();
      throw Object.assign(new Error('refused'), { code: `${PROXY_REFUSED}_${status}` });
    });
    return super.connect(request, options).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (status !== 0 || findRefusal(code) === null) throw error;
      // It is the certificate of the proxy itself, not that of the host behind it.
      throw Object.assign(new Error('refused'), { code: `${PROXY_CERTIFICATE}_${code}` });
    });
  }
}

/** The proxy for a message: scheme, host and port, without user name and password. */
export const describeProxy = (proxy: string): string =>
  URL.canParse(proxy)
    ? `${new URL(proxy).protocol}//${new URL(proxy).host}`
    : 'with no valid address';
