/** `npm run -s latchkey -- …`: the command line, compiled when its source is newer. */
import { compileIfStale } from './compile';
import { run } from './lib/command';
import { cliFile } from './lib/paths';
import { script } from './lib/say';
import { preparePackages } from './prepare';

script(async () => {
  await preparePackages('cli');
  await compileIfStale();
  return run(process.execPath, [cliFile, ...process.argv.slice(2)], {
    // npm changes to the project's folder; paths on the command line are meant from where it was typed.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
});
