/**
 * Asks a proxy for a connection to a host (CONNECT). Node's own parser reads what the proxy answers, with a limit of its
 * size, and a time limit ends the attempt: the proxy library reads on for as long as a proxy sends.
 */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP, isIPv6, type Socket } from 'node:net';

/** As long as a read waits for its answer. got cannot end a request that has no connection yet. */
const TUNNEL_LIMIT_MS = 20_000;

export interface TunnelAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  /** Open after a 200; closed after anything else. */
  readonly socket: Socket;
}

export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

/** `way`: how the proxy itself is reached. Rejects with the network error. An open tunnel stays, whatever the signal. */
export function openTunnel(
  proxy: URL,
  way: RequestOptions,
  target: TunnelTarget,
  signal: AbortSignal,
): Promise<TunnelAnswer> {
  const host = isIPv6(target.host) ? `[${target.host}]` : target.host;
  const path = `${host}:${target.port}`;
  const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send({
    ...way,
    method: 'CONNECT',
    path,
    headers: { host: path, 'proxy-connection': 'keep-alive', ...loginHeader(proxy) },
    agent: false,
    // Node would take it from the header, which names the host behind the proxy.
    servername: toServerName(way.host ?? ''),
  });
  const giveUp = (): void => {
    request.destroy(Object.assign(new Error('given up'), { code: 'ETIMEDOUT' }));
  };
  signal.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, TUNNEL_LIMIT_MS);
  return new Promise<TunnelAnswer>((resolve, reject) => {
    request.once('connect', ({ statusCode = 0, headers }, socket: Socket) => {
      if (statusCode !== 200) socket.destroy();
      resolve({ statusCode, headers, socket });
    });
    request.once('error', reject);
    request.end();
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  });
}

/** An address has none. */
export const toServerName = (host: string): string => (isIP(host) === 0 ? host : '');

function loginHeader({ username, password }: URL): { 'proxy-authorization'?: string } {
  if (username === '' && password === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
