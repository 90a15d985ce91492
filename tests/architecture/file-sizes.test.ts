/** One subject per file: nothing in src or build grows past 300 lines, and no file exists only to be small. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesBelow, type Module } from './module-names';

const MAX_LINES = 300;
/** Of all files, at most this part may have 15 lines or fewer: entry points and public indexes. */
const MAX_SHARE_OF_SMALL = 0.05;

const root = resolve(__dirname, '../..');
const linesOf = ({ source }: Module): number => source.split('\n').length - 1;
const tooLong = (modules: readonly Module[]): string[] =>
  modules.filter((module) => linesOf(module) > MAX_LINES).map(({ path }) => path);

describe('the files of src and build', () => {
  const modules = ['src', 'build']
    .flatMap((folder) => modulesBelow(root, folder))
    .filter(({ path }) => /\.tsx?$/u.test(path));

  it('have 300 lines at most', () => {
    expect(modules.length).toBeGreaterThan(400);
    expect(tooLong(modules)).toEqual([]);
  });

  it('are rarely as short as 15 lines', () => {
    const small = modules.filter((module) => linesOf(module) <= 15);
    expect(small.length / modules.length).toBeLessThan(MAX_SHARE_OF_SMALL);
  });

  it('are found when they are too long', () => {
    const module = (lines: number): Module => ({ path: 'a.ts', source: 'x\n'.repeat(lines) });
    expect(tooLong([module(MAX_LINES), module(MAX_LINES + 1)])).toHaveLength(1);
  });
});
