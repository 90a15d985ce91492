/** What is unpacked of a zip file, and what is refused. */
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { unzip } from '../../build/prepare/unzip';
import { writeZip } from './zip';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let file: string;
let target: string;

beforeEach(() => {
  folder = temporaryFolder('unzip');
  file = join(folder, 'some.zip');
  target = join(folder, 'target');
});

const everything = (name: string): string => name;

describe('a zip file', () => {
  it('is unpacked only inside the target folder', async () => {
    writeZip(file, [
      { name: 'app/', mode: 0o040755 },
      { name: 'app/deep/one.txt', content: 'one' },
      { name: 'app/two.txt', content: 'two' },
    ]);
    await unzip(file, target, (name) => (name.endsWith('one.txt') ? 'other/1.txt' : null));
    expect(readFileSync(join(target, 'other', '1.txt'), 'utf8')).toBe('one');
    expect(existsSync(join(target, 'app'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of a program', async () => {
    writeZip(file, [
      { name: 'program', content: '#!/bin/sh', mode: 0o100755 },
      { name: 'text', content: 'text' },
      { name: 'made elsewhere', content: 'text', mode: 0 },
    ]);
    await unzip(file, target, everything);
    const rights = ['program', 'text', 'made elsewhere'].map(
      (name) => statSync(join(target, name)).mode & 0o777,
    );
    expect(rights).toEqual([0o755, 0o644, 0o644]);
  });

  it.each(['../outside', '/outside', 'C:/outside'])('is refused with a file %s', async (name) => {
    writeZip(file, [{ name, content: 'x' }]);
    await expect(unzip(file, target, everything)).rejects.toThrow(/relative path|absolute path/u);
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('is refused with a symbolic link', async () => {
    writeZip(file, [{ name: 'link', content: '/etc', mode: 0o120777 }]);
    await expect(unzip(file, target, everything)).rejects.toThrow('link is a symbolic link');
  });

  it('is refused when it is damaged', async () => {
    writeZip(file, [{ name: 'text', content: 'text' }]);
    const { size } = statSync(file);
    truncateSync(file, size - 10);
    await expect(unzip(file, target, everything)).rejects.toThrow();
  });
});
