/** One imitated instance: a server on a port of its own, with its data, log and faults. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultBox } from './faults/box';
import { Connections } from './http/connections';
import { exchange } from './http/exchange';
import type { Host } from './http/host';
import { RequestLog } from './http/log';
import { error } from './http/reply';
import { Router } from './http/router';
import { Random } from './random';
import { routes } from './routes';
import { usualModes, type Modes, type UnknownInstance } from './state/modes';
import { State } from './state/state';
import type { InstanceData } from './state/types';

const host = '127.0.0.1';

export interface InstanceSpec<Name extends string = string> {
  readonly name: Name;
  readonly data: InstanceData;
  /** Names for tokens that tests use: `tokens.admin`. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** 0 or missing: any free port. */
  readonly port?: number | undefined;
  readonly modes?: Partial<Modes>;
}

export class Instance implements Host {
  readonly name: string;
  /** Role -> token text. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly modes: Modes;
  readonly log = new RequestLog();
  readonly faults = new FaultBox();
  readonly connections = new Connections();
  readonly router = new Router(routes);
  readonly random: Random;
  state: State;
  /** See `playUnknown`. */
  unknown: UnknownInstance | null = null;
  private readonly server: Server;
  private port: number;

  constructor(private readonly spec: InstanceSpec) {
    this.name = spec.name;
    this.tokens = spec.tokens ?? {};
    this.modes = { ...usualModes(), ...spec.modes };
    this.random = new Random(spec.name);
    this.state = new State(spec.data);
    this.port = spec.port ?? 0;
    this.server = this.makeServer();
  }

  /** Such as `http://127.0.0.1:4813`; without a slash at the end. */
  get origin(): string {
    return `http://${host}:${String(this.port)}`;
  }

  /** A token by its role. @throws when there is none: a mistake in the test. */
  token(role: string): string {
    const found = this.tokens[role];
    if (found === undefined) throw new Error(`${this.name} has no token named ${role}.`);
    return found;
  }

  async listen(): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.server.once('error', failed);
      this.server.listen(this.port, host, () => {
        this.server.off('error', failed);
        done();
      });
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /**
   * Plays an instance that does not exist, in one of four ways; null brings the real one back.
   * After `refused` it listens on the same port again.
   */
  async playUnknown(how: UnknownInstance | null): Promise<void> {
    const refused = this.unknown === 'refused';
    this.unknown = how;
    if (how === 'refused' && !refused) await this.stopListening();
    if (how !== 'refused' && refused) await this.listen();
  }

  /** Back to the first day: data, modes, faults, log; on the same port, also after it was closed. */
  async reset(): Promise<void> {
    await this.playUnknown(null);
    if (!this.server.listening) await this.listen();
    this.state = new State(this.spec.data);
    Object.assign(this.modes, usualModes(), this.spec.modes);
    this.faults.clear();
    this.log.clear();
  }

  /** Closes every connection and the port. */
  async close(): Promise<void> {
    this.faults.clear();
    if (this.server.listening) await this.stopListening();
  }

  private makeServer(): Server {
    // Idle connections stay open: a client must never meet a drop that no test asked for.
    const server = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0 });
    server.on('connection', (socket) => this.connections.accept(socket));
    server.on('request', (request, response) => {
      exchange(this, request, response).catch((failure: unknown) => {
        // A mistake of the stand-in itself: loud here, and an answer that a client can report.
        console.error(`stand-in ${this.name} failed:`, failure);
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end(error(500, 'The stand-in itself failed').body);
      });
    });
    return server;
  }

  private async stopListening(): Promise<void> {
    const stopped = new Promise<void>((done) => this.server.close(() => done()));
    this.connections.dropAll();
    await stopped;
  }
}
