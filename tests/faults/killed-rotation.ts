/** Kills `latchkey rotate --apply`: each account gets the new secret once, or Latchkey says that it does not know. */
import type { BulkRun, BulkRunItem } from '../../src/contract';
import { openSyncedDesk, type SyncedDesk } from '../cli/synced-desk';
import { canaryMark } from '../domo/company/canaries';
import { Random } from '../domo/random';
import { KilledBulk, type KilledRuns, type Reached } from './killed-bulk';

const FIELD = 'password';
const FIRST_ID = 900_000;

/** Fails with what is wrong: a write that was repeated, lost, or told otherwise than it was. */
export async function killRotations(
  kills: number,
  seed: string,
  accounts = 40,
): Promise<KilledRuns> {
  const opened = await openSyncedDesk();
  try {
    return await new KilledRotation(opened, new Random(seed), accounts).run(kills);
  } finally {
    await opened.close();
  }
}

class KilledRotation extends KilledBulk {
  private readonly ids: readonly number[];

  constructor({ desk, standIn }: SyncedDesk, random: Random, accounts: number) {
    super(desk, standIn.instances.production, random);
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

  /** Of the plan that is applied. */
  private get secret(): string {
    return `${canaryMark}new-${this.found.plans}`;
  }

  protected override async plan(): Promise<BulkRun> {
    const { profiles } = await this.ask('profile.list', {});
    const profileId = profiles[0]?.id ?? '';
    return this.ask('bulk.plan', {
      wanted: { change: 'changeSecret', fields: [FIELD], test: true },
      accounts: this.ids.map((account) => ({ profileId, kind: 'account', id: account })),
    });
  }

  protected override apply = (id: string) => ({
    args: ['rotate', '--apply', id, '--secret-stdin'],
    stdin: this.secret,
  });

  protected override isWrite = (route: string | null): boolean => route === 'accounts.updateConfig';

  protected override reached({ account: { id } }: BulkRunItem): Reached {
    return {
      times: this.sent().filter(({ path }) => path.endsWith(`/account/${id}`)).length,
      isWritten: this.instance.state.accounts.get(Number(id))?.config[FIELD] === this.secret,
    };
  }
}
