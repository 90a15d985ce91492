/** The agent that opens connections: direct or through a proxy, trusting the system's authorities and the chosen ones. */
import type { ClientRequest } from 'node:http';
import { Agent, globalAgent } from 'node:https';
import type { Socket } from 'node:net';
import { connect as tlsConnect, type ConnectionOptions, type SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { openTunnel, toServerName, type TunnelAnswer } from './open-tunnel';
import {
  describeProxy,
  isProxyAddress,
  PROXY_CERTIFICATE,
  PROXY_REFUSED,
  PROXY_WANTS_LOGIN,
  PROXY_WANTS_OTHER_LOGIN,
} from './proxy';
import { findRefusal } from './refused-certificate';
import { trustedContext } from './trusted-certificates';

export interface ConnectionWay {
  /** HOLDS SECRETS when it has a user name and a password. Null for a direct connection. */
  readonly proxy: string | null;
  /** Chosen authorities in PEM format; null for none. */
  readonly authorities: string | null;
  /** Each request gets a new connection. */
  readonly fresh: boolean;
}

interface KeptAgent {
  readonly proxy: string | null;
  readonly context: SecureContext | null;
  readonly agent: Agent;
}

/** By proxy, without its credentials: a new agent per request would open a connection for each. */
const keptAgents = new Map<string, KeptAgent>();

/** Null when the proxy is of another kind than HTTP, or its address is broken. */
export function connectionAgent({ proxy, authorities, fresh }: ConnectionWay): Agent | null {
  const context = trustedContext(authorities);
  if (fresh) return createAgent(proxy, context, false);
  const name = proxy === null ? 'direct' : describeProxy(proxy);
  const known = keptAgents.get(name);
  if (known?.proxy === proxy && known.context === context) return known.agent;
  const agent = createAgent(proxy, context, true);
  if (agent === null) return null;
  // A connection that other credentials or authorities opened is not used again. Running requests end as they began.
  if (known) closeIdle(known.agent);
  keptAgents.set(name, { proxy, context, agent });
  return agent;
}

function createAgent(
  proxy: string | null,
  secureContext: SecureContext | null,
  keepAlive: boolean,
): Agent | null {
  const trust = secureContext ? { secureContext } : {};
  if (proxy === null) {
    return keepAlive && !secureContext ? globalAgent : new Agent({ keepAlive, ...trust });
  }
  if (!isProxyAddress(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) return null;
  // The connection to a proxy of the kind https is verified too, whatever the environment says.
  const agent = new StrictProxyAgent(proxy, { keepAlive, rejectUnauthorized: true, ...trust });
  Object.assign(agent.options, trust);
  // It has the interface of Node's agent, but derives from a class of its own.
  const typed = agent as unknown as Agent;
  return typed;
}

function closeIdle(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

/** A proxy that names no kind of credentials may still take Basic. */
function wantedLogin({ headers }: TunnelAnswer): string {
  const kinds = headers['proxy-authenticate'] ?? 'Basic';
  return /\bbasic\b/i.test(kinds) ? PROXY_WANTS_LOGIN : PROXY_WANTS_OTHER_LOGIN;
}

const openings = new WeakMap<ClientRequest, AbortController>();

/** For a request that is over. Node does not tell an agent: what it opens would keep a command from ending. */
export const endOpening = (request: ClientRequest | null): void => {
  if (request) openings.get(request)?.abort();
};

/** A proxy that refuses answers in place of Domo. Its answer must not be read as Domo's. */
class StrictProxyAgent extends HttpsProxyAgent<string> {
  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Socket> {
    const target = { host: options.host ?? '', port: options.port };
    const opening = new AbortController();
    openings.set(request, opening);
    const answer = await openTunnel(this.proxy, this.connectOpts, target, opening.signal).catch(
      failByProxy,
    );
    const { statusCode, socket } = answer;
    if (statusCode !== 200) {
      const code = statusCode === 407 ? wantedLogin(answer) : `${PROXY_REFUSED}_${statusCode}`;
      throw Object.assign(new Error('refused'), { code });
    }
    const { host: _host, port: _port, path: _path, ...secured } = options as ConnectionOptions;
    return tlsConnect({ servername: toServerName(target.host), ...secured, socket });
  }
}

/** It is the certificate of the proxy itself, not that of the host behind it. */
function failByProxy(error: unknown): never {
  const failure = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (findRefusal(failure) === null) throw error;
  throw Object.assign(new Error('refused'), { code: `${PROXY_CERTIFICATE}_${failure}` });
}
