/** A desk with three instances, whose commands are killed at a moment that a seed chooses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cliFile } from '../../build/lib/paths';
import type { OperationName, RequestFor, ResponseFor, Result } from '../../src/contract';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Random } from '../domo/random';
import { addCompany } from '../harness/company';
import { Desk } from '../harness/desk';
import { hasEnded } from '../harness/end';
import { temporaryFolder } from '../support/temporary-folder';

export interface Kill {
  readonly args: readonly string[];
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The moments from which one is chosen, in ms after the start. */
  readonly from?: number;
  readonly until: number;
  /** The moments begin when this is so. */
  readonly when?: () => boolean;
}

export class KilledDesk {
  readonly folder = temporaryFolder('killed');
  readonly file = join(this.folder, 'exported.csv');
  private constructor(
    readonly desk: Desk,
    readonly standIn: StandIn<'development' | 'staging' | 'production'>,
    private readonly random: Random,
  ) {}

  static async open(seed: string): Promise<KilledDesk> {
    const standIn = await createStandIn({ instances: makeCompany({ providers: 'few' }).list });
    const desk = await Desk.open();
    await addCompany(desk, standIn, 'list');
    return new KilledDesk(desk, standIn, new Random(seed));
  }

  /** How long a command takes when nobody kills it. */
  async time(args: readonly string[], input = ''): Promise<number> {
    const began = performance.now();
    const { code, stderr } = await this.desk.cli(args, input);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    return performance.now() - began;
  }

  /** One between two, which the seed chooses. */
  moment(from: number, until: number): number {
    return from + (this.random.int(0, 1000) / 1000) * (until - from);
  }

  /** True if it was killed; false if it had ended before. */
  async kill({ args, input = '', env = {}, from = 0, until, when }: Kill): Promise<boolean> {
    const child = spawn(process.execPath, [cliFile, ...args], {
      env: this.desk.env({ DISPLAY: '', WAYLAND_DISPLAY: '', ...env }),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const given = new AbortController();
    while (when && !hasEnded(child) && !when()) await wait(1);
    await Promise.race([ended, wait(this.moment(from, until), null, { signal: given.signal })]);
    given.abort();
    child.kill('SIGKILL');
    const [, signal] = await ended;
    return signal === 'SIGKILL';
  }

  /** The value of an operation, in a program of its own: it must start and answer. */
  async ask<N extends OperationName>(name: N, request: RequestFor<N>): Promise<ResponseFor<N>> {
    const { code, stdout, stderr } = await this.desk.cli(['call', name], JSON.stringify(request));
    if (stdout === '') throw new Error(`${name} ended with ${code}: ${stderr.slice(0, 300)}`);
    const result = JSON.parse(stdout) as Result<ResponseFor<N>>;
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    return result.value;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.standIn.close();
  }
}
