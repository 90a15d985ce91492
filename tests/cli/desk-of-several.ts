/** A desk with several instances, none of which was synced, for commands over all of them. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Desk } from '../harness/desk';

type Name = 'production' | 'staging' | 'development';

interface Opened<N extends Name> {
  readonly desk: Desk;
  readonly standIn: StandIn<N>;
}

/** Two instances, each in a group of its name. */
export const nearAndFar = [
  ['production', 'Near'],
  ['staging', 'Far'],
] as const;

/**
 * Opened before the first test of a file, its instances reset after each, and closed after the last.
 * @param members each instance with its label. The label is also its group, unless all are of one.
 */
export function deskOfSeveral<N extends Name>(
  members: readonly (readonly [N, string])[],
  group?: string,
) {
  let opened: Opened<N> | null = null;
  const started = (): Opened<N> => {
    if (opened === null) throw new Error('Not started yet.');
    return opened;
  };
  beforeAll(async () => {
    const { instances } = makeCompany({ providers: 'few' });
    const standIn = await createStandIn({ instances: members.map(([name]) => instances[name]) });
    const desk = await Desk.open();
    opened = { desk, standIn };
    for (const [name, label] of members) {
      const { origin, tokens } = standIn.instances[name];
      const args = ['profile', 'add', origin, '--label', label, '--group', group ?? label];
      const { code, stderr } = await desk.cli(args, tokens['admin']);
      if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    }
  });
  afterEach(async () => {
    for (const [name] of members) await started().standIn.instances[name].reset();
  });
  afterAll(async () => {
    await opened?.desk.close();
    await opened?.standIn.close();
  });
  return { desk: () => started().desk, standIn: () => started().standIn };
}
