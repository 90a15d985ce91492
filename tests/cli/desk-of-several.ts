/** A desk with several instances, none of which was synced, for commands over all of them. */
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Desk } from '../harness/desk';

type Name = 'production' | 'staging' | 'development';

export interface DeskOfSeveral<N extends Name> {
  readonly desk: Desk;
  readonly standIn: StandIn<N>;
  /** Every instance as it was made. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param members each instance with its label. The label is also its group, unless all are of one. */
export async function openDeskOfSeveral<N extends Name>(
  members: readonly (readonly [N, string])[],
  group?: string,
): Promise<DeskOfSeveral<N>> {
  const { instances } = makeCompany({ providers: 'few' });
  const standIn = await createStandIn({ instances: members.map(([name]) => instances[name]) });
  const desk = await Desk.open();
  for (const [name, label] of members) {
    const { origin, tokens } = standIn.instances[name];
    const args = ['profile', 'add', origin, '--label', label, '--group', group ?? label];
    const { code, stderr } = await desk.cli(args, tokens['admin']);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
  return {
    desk,
    standIn,
    reset: async () => {
      for (const [name] of members) await standIn.instances[name].reset();
    },
    close: async () => {
      await desk.close();
      await standIn.close();
    },
  };
}
