/** What an interrupted run left is taken away by the next, and what another run works in is not. */
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { makeWorkFolder } from '../../build/prepare/work-folder';
import { temporaryFolder } from '../support/temporary-folder';

let parent: string;

beforeEach(() => {
  parent = temporaryFolder('work');
});

it('only the folder of a process that has ended is removed', () => {
  for (const name of ['fetch-1001-a', 'fetch-1002-b', 'electron', 'fetch-other']) {
    mkdirSync(join(parent, name, 'inside'), { recursive: true });
  }
  const made = makeWorkFolder(parent, (pid) => pid === 1002);
  expect(readdirSync(parent).sort()).toEqual(
    ['electron', 'fetch-1002-b', 'fetch-other', basename(made)].sort(),
  );
});

it('the folder of a process that is still running stays', () => {
  const first = makeWorkFolder(join(parent, 'new'));
  const second = makeWorkFolder(join(parent, 'new'));
  expect(readdirSync(join(parent, 'new')).sort()).toEqual(
    [basename(first), basename(second)].sort(),
  );
});
