/** The open connections of one instance: who came on which, and how to break them. */
import type { Socket } from 'node:net';

interface Connection {
  readonly number: number;
  /** Requests that began on it. */
  requests: number;
  /** Requests on it that are being answered. */
  open: number;
}

export class Connections {
  private readonly known = new Map<Socket, Connection>();
  private seen = 0;

  /** Registers a connection until it closes. */
  accept(socket: Socket): void {
    this.seen += 1;
    this.known.set(socket, { number: this.seen, requests: 0, open: 0 });
    socket.on('close', () => this.known.delete(socket));
    // A client may leave at any moment; that is its right, not an error.
    socket.on('error', () => undefined);
  }

  /** Notes that a request began. */
  begin(socket: Socket): { number: number; reused: boolean } {
    const connection = this.known.get(socket);
    if (!connection) return { number: 0, reused: false };
    connection.requests += 1;
    connection.open += 1;
    return { number: connection.number, reused: connection.requests > 1 };
  }

  end(socket: Socket): void {
    const connection = this.known.get(socket);
    if (connection) connection.open -= 1;
  }

  /** Requests that are being answered, over all connections. */
  inFlight(): number {
    return [...this.known.values()].reduce((sum, connection) => sum + connection.open, 0);
  }

  /** Closes a connection if nothing is being answered on it. */
  dropIfIdle(socket: Socket): void {
    if (this.known.get(socket)?.open === 0) socket.destroy();
  }

  /** Closes all on which nothing is being answered. */
  dropIdle(): void {
    for (const socket of this.known.keys()) this.dropIfIdle(socket);
  }

  dropAll(): void {
    for (const socket of this.known.keys()) socket.destroy();
  }
}
