/**
 * Kills `latchkey renew --apply` with SIGKILL at moments that a seed chooses, makes a new plan after each kill, and checks
 * that the token in the keychain works and that no other stays in Domo.
 */
import { Random } from '../domo/random';
import { KilledDesk } from './killed-desk';

export interface KilledRenewCommands {
  readonly kills: number;
  /** Runs that had ended before they were killed. */
  readonly ended: number;
  readonly plans: number;
  /** Items of which Latchkey said that it does not know what became of them. */
  readonly unknown: number;
  readonly renewed: number;
  /** Tokens that renewals made and that stayed beside those in use. */
  readonly orphans: number;
}

/** Fails when a token in the keychain does not work. */
export async function killRenewCommands(kills: number, seed: string): Promise<KilledRenewCommands> {
  const desk = await KilledDesk.open(seed);
  const random = new Random(seed);
  const found = { kills: 0, ended: 0, plans: 0, unknown: 0, renewed: 0, orphans: 0 };
  try {
    const instances = Object.values(desk.standIn.instances);
    const countWrites = (): number =>
      instances.reduce(
        (sum, { log }) =>
          sum + log.count({ route: 'tokens.create' }) + log.count({ route: 'tokens.revoke' }),
        0,
      );
    const plan = async (): Promise<string> => {
      found.plans += 1;
      const { profiles } = await desk.ask('profile.list', {});
      const accounts = profiles.map(({ id }) => ({
        profileId: id,
        kind: 'account' as const,
        id: 0,
      }));
      return (await desk.ask('bulk.plan', { wanted: { change: 'renew' }, accounts })).id;
    };
    const requireWorking = async (): Promise<void> => {
      const { profiles } = await desk.ask('profile.list', {});
      for (const { id } of profiles) await desk.ask('profile.check', { profileId: id });
    };
    while (found.kills < kills) {
      const id = await plan();
      const until = countWrites() + random.int(0, 6);
      const killed = await desk.kill({
        args: ['renew', '--apply', id],
        until: 40,
        when: () => countWrites() >= until,
      });
      if (killed) found.kills += 1;
      else found.ended += 1;
      const { items } = await desk.ask('bulk.read', { id });
      found.unknown += items.filter(({ state }) => state === 'unknown').length;
      found.renewed += items.filter(({ state }) => state === 'done').length;
      await requireWorking();
    }
    // What is left is brought to its end.
    const last = await desk.desk.cli(['renew', '--apply', await plan()]);
    if (last.code !== 0) throw new Error(last.stdout + last.stderr);
    await requireWorking();
    for (const { state } of instances) {
      const made = [...state.tokens.values()].filter(({ name }) => name?.startsWith('Latchkey '));
      found.orphans += made.length - 1;
    }
    return found;
  } finally {
    await desk.close();
  }
}
