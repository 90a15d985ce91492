/** A copy of a store that cannot be written does not stay when Latchkey is killed while it reads it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { copyStore } from '../../src/main/store/db/read-only-store';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import {
  makeTemporaryFolder,
  removeLeftFolders,
  removeTemporaryFolder,
} from '../../src/main/temporary-folders';
import { LINKS_NEED_A_RIGHT, notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';
import { closeNow, openMethods } from './store-in-process';

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** A name that the folder would have if another process had made it. */
const ofProcess = (folder: string, pid: number): string =>
  join(dirname(folder), basename(folder).replace(`-${process.pid}-`, `-${pid}-`));

beforeEach(() => {
  const folder = temporaryFolder('system');
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
});

describe('a copy of a store', () => {
  it('that a killed program left is removed by the next start, whatever folder that opens', () => {
    const home = temporaryFolder('store');
    closeNow(openMethods(home));
    const copy = copyStore(home);
    const left = ofProcess(dirname(copy.file), endedProcess());
    mkdirSync(left);
    writeFileSync(join(left, STORE_FILE), 'a whole store');
    openMethods(temporaryFolder('store'));
    expect(existsSync(left)).toBe(false);
    // Its program, which is this one, is still running.
    expect(existsSync(copy.file)).toBe(true);
    copy.remove();
    const copies = readdirSync(tmpdir()).filter((name) => name.startsWith('latchkey-store-copy'));
    expect(copies).toEqual([]);
  });
});

describe('what a killed program left in the temporary folder', () => {
  it('is removed only where its name says the same use, computer and an ended process', () => {
    const own = makeTemporaryFolder('command');
    removeTemporaryFolder(own);
    const pid = endedProcess();
    const left = ofProcess(own, pid);
    const kept = [
      left.replace('latchkey-command', 'latchkey-store-copy'),
      left.replace(/command-[0-9a-f]{8}/u, 'command-00000000'),
      ofProcess(own, process.pid),
      join(tmpdir(), 'latchkey-command-abcdef'),
    ];
    for (const folder of [left, ...kept]) mkdirSync(folder);
    removeLeftFolders('command');
    expect(readdirSync(tmpdir()).sort()).toEqual(kept.map((folder) => basename(folder)).sort());
  });

  it.skipIf(notOnWindows('tests/store/left-copies', LINKS_NEED_A_RIGHT))(
    'is never followed out of it by a link',
    () => {
      const elsewhere = temporaryFolder('elsewhere');
      writeFileSync(join(elsewhere, 'kept'), '');
      const own = makeTemporaryFolder('command');
      symlinkSync(elsewhere, ofProcess(own, endedProcess()));
      removeLeftFolders('command');
      expect(readdirSync(elsewhere)).toEqual(['kept']);
    },
  );
});
