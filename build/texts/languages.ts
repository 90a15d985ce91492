/** Puts the texts of each further language beside the page, as main reads them: `texts/de.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileTexts, textsFolder } from './catalogue';

export const languages = (folder = textsFolder): Plugin => ({
  name: 'latchkey:languages',
  generateBundle() {
    // English is in the code.
    const files = readdirSync(folder).filter(
      (name) => /^[\w-]+\.json$/u.test(name) && name !== 'en.json',
    );
    for (const name of files) {
      const texts = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
      const source = JSON.stringify(compileTexts(texts));
      this.emitFile({ type: 'asset', fileName: `texts/${name}`, source });
    }
  },
});
