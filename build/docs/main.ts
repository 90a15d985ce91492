/** `npm run docs`: writes the documents that are generated from the code. */
import { writeFileSync } from 'node:fs';
import { say, script } from '../lib/say';
import { buildKeyboardPage, keyboardFile } from './keyboard';
import { routesFile, buildRoutesPage } from './routes';
import { buildEnglish, englishFile } from '../texts/catalogue';

script(async () => {
  writeFileSync(routesFile, await buildRoutesPage());
  writeFileSync(keyboardFile, await buildKeyboardPage());
  writeFileSync(englishFile, await buildEnglish());
  say(`Wrote ${routesFile}, ${keyboardFile} and ${englishFile}`);
  return 0;
});
