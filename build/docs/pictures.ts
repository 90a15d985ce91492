/** `npm run docs:pictures`, after `npm run demo`: puts the pictures of the tour into the documents that show them. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths';
import { say, script } from '../lib/say';

const documents = ['README.md', 'docs/guide.md'];
export const pictureFolder = inRoot('docs', 'screenshots');

/** The file names of the pictures that the documents show, such as `accounts-light.png`. */
export const shownPictures = (): string[] => [
  ...new Set(
    documents.flatMap((file) =>
      [...readFileSync(inRoot(file), 'utf8').matchAll(/screenshots\/([\w-]+\.png)\)/gu)].map(
        ([, name = '']) => name,
      ),
    ),
  ),
];

export function copyPictures(): string[] {
  const names = shownPictures();
  for (const name of names) copyFileSync(inRoot('demo-output', name), join(pictureFolder, name));
  return names;
}

if (process.argv[1]?.endsWith('pictures.ts') === true)
  script(() => {
    say(`Copied ${copyPictures().length} pictures to ${pictureFolder}`);
    return Promise.resolve(0);
  });
