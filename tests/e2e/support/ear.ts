/** A port of this machine that hears whatever is sent there, by datagram or by connection. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

interface Ear {
  readonly port: number;
  readonly heard: () => readonly string[];
  readonly close: () => Promise<void>;
}

export async function listen(): Promise<Ear> {
  const heard: string[] = [];
  const connections = createServer((socket) => {
    heard.push('a connection');
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(connections, 'listening');
  const { port } = connections.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => heard.push('a datagram')).bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    port,
    heard: () => heard,
    close: async () => {
      datagrams.close();
      connections.close();
      await once(connections, 'close');
    },
  };
}
