/** `npm run docs`: writes the documents that are generated from the code. */
import { writeFileSync } from 'node:fs';
import { say, script } from '../lib/say';
import { routesFile, buildRoutesPage } from './routes';

script(async () => {
  writeFileSync(routesFile, await buildRoutesPage());
  say(`Wrote ${routesFile}`);
  return 0;
});
