/** Names that a reader, or a disk that ignores case, would take for one another. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesBelow, namesWithTwoMeanings, sameOnSomeDisk } from './module-names';

const root = resolve(__dirname, '../..');
const src = modulesBelow(root, 'src');

describe('file names', () => {
  it('are different on a disk that ignores case, and without their extensions', () => {
    const all = ['src', 'tests', 'build'].flatMap((folder) => modulesBelow(root, folder));
    expect(all.length).toBeGreaterThan(500);
    expect(sameOnSomeDisk(all.map(({ path }) => path))).toEqual([]);
  });

  it.each([
    [['ui/Saved.tsx', 'ui/saved.ts'], 1],
    [['ui/saved.tsx', 'ui/saved.ts'], 1],
    [['ui/Saved.tsx', 'forms/saved.ts'], 0],
    [['ui/Grid.tsx', 'ui/Grid.css'], 0],
    [['ui/Grid.css', 'ui/grid.css'], 1],
  ])('%s are told apart (groups that are not: %i)', (paths, groups) => {
    expect(sameOnSomeDisk(paths)).toHaveLength(groups);
  });
});

describe('exported names', () => {
  it('mean one thing in the whole of src', () => {
    expect(src.length).toBeGreaterThan(300);
    expect(namesWithTwoMeanings(src)).toEqual([]);
  });

  it('are found when two modules declare them, and only then', () => {
    const found = namesWithTwoMeanings([
      { path: 'a.ts', source: 'export const one = 1, two = 2; export type One = 1;' },
      { path: 'b.ts', source: 'export function two() {} export { one } from "./a";' },
      { path: 'c.ts', source: 'const one = 3; export interface One {}; export class Three {}' },
    ]);
    expect(found).toEqual(['two: a.ts, b.ts', 'One: a.ts, c.ts']);
  });
});
