/** How long 50 instances with references to their tokens take on a new machine, by the command line, in a real keychain. */
import { say } from '../../../build/lib/say';
import { createStandIn, makeBigInstance } from '../../domo';
import { Desk, type CliEnded } from '../../harness/desk';
import { benchRow, type BenchRow } from '../bench-row';

const INSTANCES = 50;
const TWO_MINUTES = 120;

export async function measureImport(): Promise<BenchRow> {
  say(`Importing ${INSTANCES} instances …`);
  const names = Array.from({ length: INSTANCES }, (_, at) => `client-${at + 1}`);
  const standIn = await createStandIn({
    instances: names.map((name) => makeBigInstance({ name, accounts: 1, providers: 'few' })),
  });
  const desk = await Desk.open();
  try {
    const tokens: Record<string, string> = {};
    const lines = names.map((name, at) => {
      const instance = standIn.instances[name];
      if (!instance) throw new Error(`There is no instance ${name}.`);
      tokens[`T_${at + 1}`] = instance.token('admin');
      return `Client ${at + 1},${instance.origin},env:T_${at + 1}`;
    });
    const list = ['label,instance,token', ...lines].join('\n');
    // What each start of the command line costs without any instance: the first one also makes the store and its key.
    const start = await secondsOf(() => desk.cli(['profile', 'list']));
    const imported = await secondsOf(() => desk.cli(['profile', 'import', '-'], list, tokens));
    const last = await desk.cli(['profile', 'check', `Client ${INSTANCES}`]);
    if (last.code !== 0) throw new Error(`The last instance cannot be read: ${last.stderr}`);
    return benchRow({
      part: 'flows',
      name: `${INSTANCES} instances are imported on a new machine`,
      figure: imported,
      unit: 's',
      comparison: { what: 'a first start of the command line', figure: start },
      target: { of: 'figure', atMost: TWO_MINUTES },
    });
  } finally {
    await desk.close();
    await standIn.close();
  }
}

async function secondsOf(run: () => Promise<CliEnded>): Promise<number> {
  const begun = performance.now();
  const { code, stdout, stderr } = await run();
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return (performance.now() - begun) / 1000;
}
