/** Latchkey with a filled inventory and the bare window, ready to be started again and again. */
import { sandboxArgs } from '../../../build/lib/environment';
import { inRoot, root } from '../../../build/lib/paths';
import { say, Stop } from '../../../build/lib/say';
import { createStandIn, makeBigInstance } from '../../domo';
import { Desk } from '../../harness/desk';
import { temporaryFolder } from '../../support/temporary-folder';
import { withBenchDisplay } from '../bench-display';
import type { Program } from '../start';

export interface StartDesk {
  /** `folder`: of the app, the checkout by default. */
  latchkey(folder?: string): Program;
  bare(): Program;
  /** The fallback of Electron that a machine without its own gets. */
  readonly isEvaluation: boolean;
}

/** Gives the work a desk with so many cached accounts and, on Linux, a display. */
export const withStartDesk = <T>(
  accounts: number,
  work: (desk: StartDesk) => Promise<T>,
): Promise<T> =>
  withBenchDisplay(async ({ program, evaluation }) => {
    const bareHome = temporaryFolder('bare');
    const desk = await Desk.open();
    const args = [...sandboxArgs(), '--disable-gpu'];
    try {
      await fill(desk, accounts);
      return await work({
        latchkey: (folder = root) => ({
          program,
          args: [...args, folder],
          env: desk.env({ LATCHKEY_MARKS: '1' }),
          mark: 'latchkey:usable',
          phaseMark: 'latchkey:phase',
        }),
        bare: () => ({
          program,
          args: [...args, inRoot('tests', 'bench', 'bare')],
          env: desk.env({ BARE_HOME: bareHome }),
          mark: 'bare:usable',
          phaseMark: 'bare:phase',
        }),
        isEvaluation: evaluation,
      });
    } finally {
      await desk.close();
    }
  });

/** Accounts come into the store the way they always do: read from an instance by a sync. */
async function fill(desk: Desk, accounts: number): Promise<void> {
  say(`Reading ${accounts} accounts from the stand-in …`);
  const big = makeBigInstance({ name: 'big', accounts, oauthAccounts: 20 });
  const standIn = await createStandIn({ instances: [big] });
  try {
    const { origin, tokens } = standIn.instances.big;
    for (const [args, stdin] of [
      [['profile', 'add', origin, '--label', 'Big'], tokens['admin'] ?? ''],
      [['sync'], ''],
    ] as const) {
      const ended = await desk.cli(args, stdin);
      if (ended.code !== 0) throw new Stop(`The inventory could not be filled: ${ended.stderr}`);
    }
  } finally {
    await standIn.close();
  }
}
