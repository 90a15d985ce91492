/** The pictures of the documents: each is there, is shown, and is taken by the tour, so that a script can renew it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureFolder, shownPictures } from '../../build/docs/pictures';
import { inRoot } from '../../build/lib/paths';

const tour = inRoot('tests', 'demo');
/** The names of pictures are texts there: each is taken once for light and for dark, or once alone. */
const taken = new Set(
  readdirSync(tour).flatMap((file) =>
    [...readFileSync(`${tour}/${file}`, 'utf8').matchAll(/'([a-z][\w-]+)'/gu)].map(
      ([, name = '']) => name,
    ),
  ),
);
const isTaken = (file: string): boolean =>
  taken.has(file.replace(/(?:-(?:light|dark))?\.png$/u, ''));

describe('the pictures of the documents', () => {
  it('are all there, and none is there that no document shows', () => {
    expect(readdirSync(pictureFolder).sort()).toEqual(shownPictures().sort());
  });

  it('are all taken by the tour', () => {
    expect(isTaken('nowhere-light.png')).toBe(false);
    expect(shownPictures().filter((file) => !isTaken(file))).toEqual([]);
  });

  it('stand in each task of the guide', () => {
    const parts = readFileSync(inRoot('docs', 'guide.md'), 'utf8').split(/^## /mu).slice(1);
    const bare = parts.filter((part) => !part.includes('](screenshots/'));
    expect(bare.map((part) => part.split('\n', 1)[0])).toEqual([]);
  });
});
