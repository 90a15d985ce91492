/** A desk with one instance, `One`, whose lists were read: for tests of what the command line does then. */
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Desk } from '../harness/desk';

export interface SyncedDesk {
  readonly desk: Desk;
  readonly standIn: StandIn<'production'>;
  readonly close: () => Promise<void>;
}

export async function openSyncedDesk(): Promise<SyncedDesk> {
  const standIn = await createStandIn({ instances: [makeCompany().instances.production] });
  const desk = await Desk.open();
  const { origin, tokens } = standIn.instances.production;
  for (const args of [['profile', 'add', origin, '--label', 'One'], ['sync']]) {
    const { code, stderr } = await desk.cli(args, tokens['admin']);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
  return {
    desk,
    standIn,
    close: async () => {
      await desk.close();
      await standIn.close();
    },
  };
}
