/** `npm start`: builds and opens the app on the user's own profiles. */
import { run } from './lib/command';
import { compileIfStale } from './compile';
import { appArgs, hasDisplay } from './lib/environment';
import { script, Stop } from './lib/say';
import { prepare } from './prepare';

script(async () => {
  if (!hasDisplay()) {
    throw new Stop(
      'There is no display to open a window on. Without one, use the command line (npm run -s latchkey -- --help) or look at the demo (npm run demo).',
    );
  }
  const runtime = await prepare('window');
  await compileIfStale();
  return run(runtime.program, [...appArgs(), ...process.argv.slice(2)]);
});
