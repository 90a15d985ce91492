/** A proxy that demands Basic credentials and then opens a tunnel to one server, whatever host was asked for. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface BasicProxy {
  /** `http://127.0.0.1:1234` */
  readonly address: string;
  /** The authorization of every CONNECT; `none` without one. */
  readonly asked: string[];
  close(): void;
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** `wanted`: the header that opens the tunnel. `kinds`: what the proxy says it takes. */
export async function startBasicProxy(
  wanted: string,
  behind: number,
  kinds = 'Basic realm="acme"',
): Promise<BasicProxy> {
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer();
  server.on('connect', (request, socket) => {
    const given = request.headers['proxy-authorization'] ?? 'none';
    asked.push(given);
    sockets.add(socket);
    if (given !== wanted) {
      socket.end(`HTTP/1.1 407 No\r\nProxy-Authenticate: ${kinds}\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const server = connect(behind, '127.0.0.1');
    sockets.add(server);
    socket.pipe(server).pipe(socket);
    socket.on('error', () => server.destroy());
    server.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
