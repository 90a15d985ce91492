/**
 * Kills the command that applies a plan at moments that a seed chooses, goes on with the same plan after each kill, and
 * compares what Latchkey says of each account with what reached Domo.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { cliFile } from '../../build/lib/paths';
import type {
  BulkRun,
  BulkRunItem,
  OperationName,
  RequestFor,
  ResponseFor,
  Result,
} from '../../src/contract';
import type { Instance } from '../domo';
import type { Random } from '../domo/random';
import type { Desk } from '../harness/desk';
import { hasEnded } from '../harness/end';

export interface KilledRuns {
  readonly kills: number;
  /** Runs that had ended before they were killed. */
  readonly ended: number;
  readonly plans: number;
  readonly writes: number;
  readonly done: number;
  /** Under way at a kill: Latchkey says that it does not know, and sends them no second time. */
  readonly unknown: number;
  /** Of the unknown ones, those that had reached Domo. */
  readonly unknownWritten: number;
}

/** What reached Domo of one item. */
export interface Reached {
  readonly times: number;
  readonly isWritten: boolean;
}

export abstract class KilledBulk {
  protected found = {
    kills: 0,
    ended: 0,
    plans: 0,
    writes: 0,
    done: 0,
    unknown: 0,
    unknownWritten: 0,
  };

  constructor(
    protected readonly desk: Desk,
    /** Whose accounts are written. */
    protected readonly instance: Instance,
    private readonly random: Random,
  ) {}

  /** A plan of which every item can be written. */
  protected abstract plan(): Promise<BulkRun>;
  /** `stdin` HOLDS SECRETS. */
  protected abstract apply(id: string): {
    readonly args: readonly string[];
    readonly stdin?: string;
  };
  protected abstract isWrite(route: string | null): boolean;
  protected abstract reached(item: BulkRunItem): Reached;

  /** Fails with what is wrong: a write that was repeated, lost, or told otherwise than it was. */
  async run(kills: number): Promise<KilledRuns> {
    while (this.found.kills < kills) {
      this.instance.log.clear();
      const { id, items } = await this.plan();
      const left = items.filter(({ state }) => state === 'waiting').length;
      if (left !== items.length || left === 0) throw new Error(`only ${left} can be written`);
      this.found.plans += 1;
      let goesOn = true;
      while (goesOn && this.found.kills < kills) {
        goesOn = await this.applyAndKill(id);
        if (goesOn) this.found.kills += 1;
        else this.found.ended += 1;
      }
      // The rest is made without a kill, so that nothing may be left.
      const { args, stdin } = this.apply(id);
      await this.desk.cli([...args], stdin);
      this.judge(await this.ask('bulk.read', { id }));
    }
    return this.found;
  }

  protected sent(): ReturnType<Instance['log']['all']> {
    return this.instance.log.all().filter(({ route }) => this.isWrite(route));
  }

  /** At any moment from the start until some writes arrived. True if it was killed. */
  private async applyAndKill(id: string): Promise<boolean> {
    const { log } = this.instance;
    const ofReads = this.random.chance(0.2);
    const count = (): number =>
      ofReads ? log.count({ route: 'accounts.get' }) : this.sent().length;
    const until = count() + this.random.int(1, 4);
    const { args, stdin } = this.apply(id);
    const child = spawn(process.execPath, [cliFile, ...args], {
      env: this.desk.env({ DISPLAY: '', WAYLAND_DISPLAY: '' }),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin ?? '');
    while (!hasEnded(child) && count() < until) await wait(1);
    await wait(this.random.int(0, 30));
    child.kill('SIGKILL');
    const [, signal] = await ended;
    return signal === 'SIGKILL';
  }

  private judge({ items }: BulkRun): void {
    this.found.writes += this.sent().length;
    for (const item of items) {
      const { times, isWritten } = this.reached(item);
      const said = item.state;
      const what = `${item.name} (${item.account.id}) is ${said}, and was sent ${times} times`;
      if (times > 1) throw new Error(`repeated: ${what}`);
      if (said !== 'done' && said !== 'unknown') throw new Error(`left: ${what}`);
      if (said === 'done' && !(times === 1 && isWritten)) throw new Error(`not written: ${what}`);
      if (isWritten && times !== 1) throw new Error(`written by nobody: ${what}`);
      this.found[said] += 1;
      if (said === 'unknown' && isWritten) this.found.unknownWritten += 1;
    }
  }

  protected async ask<N extends OperationName>(
    name: N,
    request: RequestFor<N>,
  ): Promise<ResponseFor<N>> {
    const { stdout, stderr } = await this.desk.cli(['call', name], JSON.stringify(request));
    if (stdout === '') throw new Error(`${name}: ${stderr.slice(0, 300)}`);
    const result = JSON.parse(stdout) as Result<ResponseFor<N>>;
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    return result.value;
  }
}
