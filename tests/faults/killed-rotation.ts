/**
 * Kills `latchkey rotate --apply` at moments that a seed chooses, goes on with the same plan after each kill, and compares
 * what Latchkey says of each account with what reached Domo.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { cliFile } from '../../build/lib/paths';
import type { BulkRun, OperationName, RequestFor, ResponseFor, Result } from '../../src/contract';
import { openSyncedDesk, type SyncedDesk } from '../cli/synced-desk';
import { canaryMark } from '../domo/company/canaries';
import { Random } from '../domo/random';
import { hasEnded } from '../harness/end';

const FIELD = 'password';
const FIRST_ID = 900_000;

export interface KilledRotations {
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

/** Fails with what is wrong: a write that was repeated, lost, or told otherwise than it was. */
export async function killRotations(
  kills: number,
  seed: string,
  accounts = 40,
): Promise<KilledRotations> {
  const opened = await openSyncedDesk();
  try {
    return await new KilledRotation(opened, new Random(seed), accounts).run(kills);
  } finally {
    await opened.close();
  }
}

class KilledRotation {
  private found = {
    kills: 0,
    ended: 0,
    plans: 0,
    writes: 0,
    done: 0,
    unknown: 0,
    unknownWritten: 0,
  };
  private readonly ids: readonly number[];

  constructor(
    private readonly opened: SyncedDesk,
    private readonly random: Random,
    accounts: number,
  ) {
    this.ids = Array.from({ length: accounts }, (_, at) => FIRST_ID + at);
    const { state } = this.instance;
    const like = [...state.accounts.values()].find(
      ({ closed, credentialsType }) => !closed && credentialsType === 'fields',
    );
    if (!like) throw new Error('no account');
    for (const id of this.ids) {
      state.accounts.set(id, {
        ...like,
        id,
        dataProviderType: 'snowflake',
        secretManagerAccountId: null,
        secretId: null,
        config: { account: 'kestrel', username: 'svc', [FIELD]: `${canaryMark}first` },
      });
    }
  }

  private get instance() {
    return this.opened.standIn.instances.production;
  }

  async run(kills: number): Promise<KilledRotations> {
    while (this.found.kills < kills) {
      this.instance.log.clear();
      const secret = `${canaryMark}new-${this.found.plans}`;
      const id = await this.plan();
      this.found.plans += 1;
      let goesOn = true;
      while (goesOn && this.found.kills < kills) {
        goesOn = await this.applyAndKill(id, secret);
        if (goesOn) this.found.kills += 1;
        else this.found.ended += 1;
      }
      // The rest is made without a kill, so that nothing may be left.
      await this.opened.desk.cli(['rotate', '--apply', id, '--secret-stdin'], secret);
      this.judge(await this.ask('bulk.read', { id }), secret);
    }
    return this.found;
  }

  private async plan(): Promise<string> {
    const { profiles } = await this.ask('profile.list', {});
    const profileId = profiles[0]?.id ?? '';
    const { id, items } = await this.ask('bulk.plan', {
      wanted: { change: 'changeSecret', fields: [FIELD], test: true },
      accounts: this.ids.map((account) => ({ profileId, kind: 'account', id: account })),
    });
    const left = items.filter(({ state }) => state === 'waiting').length;
    if (left !== this.ids.length) throw new Error(`only ${left} accounts can be written`);
    return id;
  }

  /** At any moment from the start until some writes arrived. True if it was killed. */
  private async applyAndKill(id: string, secret: string): Promise<boolean> {
    const { log } = this.instance;
    const [route, more] = this.random.chance(0.2)
      ? (['accounts.get', this.random.int(1, 4)] as const)
      : (['accounts.updateConfig', this.random.int(1, 4)] as const);
    const until = log.count({ route }) + more;
    const child = spawn(process.execPath, [cliFile, 'rotate', '--apply', id, '--secret-stdin'], {
      env: this.opened.desk.env({ DISPLAY: '', WAYLAND_DISPLAY: '' }),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.stdin.on('error', () => undefined);
    child.stdin.end(secret);
    while (!hasEnded(child) && log.count({ route }) < until) await wait(1);
    await wait(this.random.int(0, 30));
    child.kill('SIGKILL');
    const [, signal] = await ended;
    return signal === 'SIGKILL';
  }

  private judge({ items }: BulkRun, secret: string): void {
    const { log, state } = this.instance;
    const sent = log.all().filter(({ route }) => route === 'accounts.updateConfig');
    this.found.writes += sent.length;
    for (const { account, state: said } of items) {
      const times = sent.filter(({ path }) => path.endsWith(`/account/${account.id}`)).length;
      const isWritten = state.accounts.get(Number(account.id))?.config[FIELD] === secret;
      const what = `${account.id} is ${said}, and was sent ${times} times`;
      if (times > 1) throw new Error(`repeated: ${what}`);
      if (said !== 'done' && said !== 'unknown') throw new Error(`left: ${what}`);
      if (said === 'done' && !(times === 1 && isWritten)) throw new Error(`not written: ${what}`);
      if (isWritten && times !== 1) throw new Error(`written by nobody: ${what}`);
      this.found[said] += 1;
      if (said === 'unknown' && isWritten) this.found.unknownWritten += 1;
    }
  }

  private async ask<N extends OperationName>(
    name: N,
    request: RequestFor<N>,
  ): Promise<ResponseFor<N>> {
    const { stdout, stderr } = await this.opened.desk.cli(['call', name], JSON.stringify(request));
    if (stdout === '') throw new Error(`${name}: ${stderr.slice(0, 300)}`);
    const result = JSON.parse(stdout) as Result<ResponseFor<N>>;
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    return result.value;
  }
}
