/** Kills `latchkey align --apply`: each account is changed or created once, or Latchkey says that it does not know. */
import type { BulkRun, BulkRunItem } from '../../src/contract';
import { isInstanceKey } from '../../src/contract/instance-key';
import { createStandIn, makeCompany, type Instance } from '../domo';
import { Random } from '../domo/random';
import { Desk } from '../harness/desk';
import { KilledBulk, type KilledRuns, type Reached } from './killed-bulk';

const FIRST_ID = 900_000;
const TWIN_ID = 950_000;

/** Half of the accounts are in the other instance with another user, and half are missing there. */
export async function killAlignments(
  kills: number,
  seed: string,
  accounts = 40,
): Promise<KilledRuns> {
  const { production, staging } = makeCompany({ providers: 'few' }).instances;
  const standIn = await createStandIn({ instances: [production, staging] });
  const desk = await Desk.open();
  try {
    for (const [name, label] of [
      ['production', 'Prod'],
      ['staging', 'Stage'],
    ] as const) {
      const { origin, tokens } = standIn.instances[name];
      await desk.cli(['profile', 'add', origin, '--label', label], tokens['admin']);
    }
    const { instances } = standIn;
    const killed = new KilledAlignment(desk, instances.staging, new Random(seed));
    killed.place(instances.production, accounts);
    return await killed.run(kills);
  } finally {
    await desk.close();
    await standIn.close();
  }
}

const nameAt = (at: number): string => `Killed account ${at}`;

class KilledAlignment extends KilledBulk {
  private ids: readonly number[] = [];

  place({ state }: Instance, accounts: number): void {
    const like = [...state.accounts.values()].find(
      ({ closed, credentialsType }) => !closed && credentialsType === 'fields',
    );
    if (!like) throw new Error('no account');
    this.ids = Array.from({ length: accounts }, (_, at) => FIRST_ID + at);
    for (const [at, id] of this.ids.entries()) {
      const account = {
        ...like,
        id,
        displayName: nameAt(at),
        dataProviderType: 'snowflake',
        secretManagerAccountId: null,
        secretId: null,
        config: { account: 'kestrel', username: 'svc' },
      };
      state.accounts.set(id, account);
      if (at % 2 === 0) {
        const twin = { ...account, id: TWIN_ID + at, config: { ...account.config } };
        this.instance.state.accounts.set(twin.id, twin);
      }
    }
  }

  protected override async plan(): Promise<BulkRun> {
    const { accounts } = this.instance.state;
    for (const [id, account] of accounts) {
      if (id >= TWIN_ID && id < TWIN_ID + this.ids.length) account.config['username'] = 'other';
      else if (account.displayName.startsWith('Killed account')) accounts.delete(id);
    }
    const { profiles } = await this.ask('profile.list', {});
    const idOf = (label: string): string =>
      profiles.find((profile) => profile.label === label)?.id ?? '';
    return this.ask('bulk.plan', {
      wanted: { change: 'align', to: [idOf('Stage')], create: true, withoutSecrets: true },
      accounts: this.ids.map((id) => ({ profileId: idOf('Prod'), kind: 'account', id })),
    });
  }

  protected override apply = (id: string) => ({ args: ['align', '--apply', id] });

  protected override isWrite = (route: string | null): boolean =>
    route === 'accounts.updateConfig' || route === 'accounts.create';

  protected override reached({ account, name }: BulkRunItem): Reached {
    const { accounts } = this.instance.state;
    if (!isInstanceKey(account)) {
      return {
        times: this.sent().filter(({ path }) => path.endsWith(`/account/${account.id}`)).length,
        isWritten: accounts.get(Number(account.id))?.config['username'] === 'svc',
      };
    }
    const bodies = this.sent().filter(({ route }) => route === 'accounts.create');
    return {
      times: bodies.filter(({ body }) => body.includes(`"displayName":"${name}"`)).length,
      isWritten: [...accounts.values()].some(({ displayName }) => displayName === name),
    };
  }
}
