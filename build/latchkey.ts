/** `npm run -s latchkey -- …`: the command line, compiled first if its source is newer. */
import { compileIfStale } from './compile';
import { run } from './lib/command';
import { cliFile } from './lib/paths';
import { script } from './lib/say';
import { preparePackages } from './prepare';

script(async () => {
  await preparePackages('cli');
  await compileIfStale();
  return run(process.execPath, [cliFile, ...process.argv.slice(2)], {
    // npm changes to the project's folder, but relative paths refer to the user's folder.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
});
