/**
 * The starts of several builds in turns, beside a bare window: what one change of the code is worth.
 *
 *     npx tsx tests/bench/builds.ts [--runs N] [--accounts N] NAME=FOLDER …
 *
 * FOLDER is a copy of `out/`.
 */
import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { inRoot, root } from '../../build/lib/paths';
import { script } from '../../build/lib/say';
import { temporaryFolder } from '../support/temporary-folder';
import { withStartDesk } from './parts/start-programs';
import { buildsAsText } from './report-builds';
import { startInTurns } from './start-in-turns';

const command = new Command('builds')
  .argument('<build...>')
  .option('--runs <n>', 'starts of each that count', Number, 7)
  .option('--accounts <n>', 'cached accounts', Number, 100_000)
  .parse();
const options = command.opts<{ runs: number; accounts: number }>();

/** A folder that Electron can start, with the code of a build. */
function appFolderOf(out: string): string {
  const folder = temporaryFolder('build');
  cpSync(inRoot('package.json'), join(folder, 'package.json'));
  cpSync(resolve(out), join(folder, 'out'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

script(async () => {
  const starts = await withStartDesk(options.accounts, (desk) => {
    const builds = command.args.map((build) => {
      const [name = '', out = ''] = build.split('=');
      return [name, desk.latchkey(appFolderOf(out))] as const;
    });
    return startInTurns(options.runs, Object.fromEntries([['bare', desk.bare()], ...builds]));
  });
  process.stdout.write(buildsAsText(new Map(Object.entries(starts))));
  return 0;
});
