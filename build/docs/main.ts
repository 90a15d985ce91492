/** `npm run docs`: writes the documents that are generated from the code. */
import { writeFileSync } from 'node:fs';
import { say, script } from '../lib/say';
import { buildKeyboardPage, keyboardFile } from './keyboard';
import { routesFile, buildRoutesPage } from './routes';

script(async () => {
  writeFileSync(routesFile, await buildRoutesPage());
  writeFileSync(keyboardFile, await buildKeyboardPage());
  say(`Wrote ${routesFile} and ${keyboardFile}`);
  return 0;
});
