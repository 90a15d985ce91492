/** A place where no file can be written is named, and nothing that was there is touched. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINKS_NEED_A_RIGHT, NO_POSIX_MODES, notOnWindows } from '../support/not-on-windows';
import { problemFrom } from '../store/store-in-thread';
import { exportBench } from './filled-store';

const noLinks = notOnWindows('links in tests/export', LINKS_NEED_A_RIGHT);
const noModes = notOnWindows('a folder without rights in tests/export', NO_POSIX_MODES);
const otherCodes = notOnWindows(
  'reasons of a wrong folder or name in tests/export',
  'Windows reports both as a missing folder',
);
const bench = exportBench();

describe('an export fails without changing anything when the target', () => {
  const refused = async (file: string, reason: string) => {
    expect(await problemFrom(bench.exportTo(file))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${file} was not written: ${reason}.`,
      next: 'Choose a folder that you may write to, then export again.',
    });
  };

  it('is in a folder that does not exist, and does not create it', async () => {
    await refused(join(bench.folder, 'missing', 'accounts.csv'), 'its folder does not exist');
    expect(existsSync(join(bench.folder, 'missing'))).toBe(false);
  });

  it.skipIf(otherCodes)('is in a folder that is really a file', async () => {
    writeFileSync(join(bench.folder, 'file'), 'before');
    await refused(join(bench.folder, 'file', 'accounts.csv'), 'its folder is not a folder');
    expect(readFileSync(join(bench.folder, 'file'), 'utf8')).toBe('before');
  });

  it('is itself a folder, empty or not', async () => {
    mkdirSync(join(bench.folder, 'empty.csv'));
    mkdirSync(join(bench.folder, 'full.csv'));
    writeFileSync(join(bench.folder, 'full.csv', 'inside'), 'before');
    for (const name of ['empty.csv', 'full.csv']) {
      await refused(join(bench.folder, name), 'a folder has this name');
    }
    expect(readdirSync(bench.folder).sort()).toEqual(['empty.csv', 'full.csv']);
    expect(readdirSync(join(bench.folder, 'full.csv'))).toEqual(['inside']);
  });

  it.skipIf(noLinks)('is a link to a folder', async () => {
    mkdirSync(join(bench.folder, 'full.csv'));
    writeFileSync(join(bench.folder, 'full.csv', 'inside'), 'before');
    symlinkSync(join(bench.folder, 'full.csv'), join(bench.folder, 'link.csv'));
    await refused(join(bench.folder, 'link.csv'), 'a folder has this name');
    expect(readdirSync(bench.folder).sort()).toEqual(['full.csv', 'link.csv']);
    expect(readdirSync(join(bench.folder, 'full.csv'))).toEqual(['inside']);
  });

  it.skipIf(otherCodes)('has a name that is too long', async () => {
    await refused(join(bench.folder, `${'x'.repeat(252)}.csv`), 'its name is too long');
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it.skipIf(noModes)('is in a folder without write permission', async () => {
    const closed = join(bench.folder, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'accounts.csv'), 'before');
    chmodSync(bench.folder, 0o755);
    chmodSync(closed, 0o555);
    // Root may write anywhere: for this moment the process is nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.('nobody');
    try {
      await refused(join(closed, 'accounts.csv'), 'you may not write there');
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(closed, 0o755);
    }
    expect(readdirSync(closed)).toEqual(['accounts.csv']);
    expect(readFileSync(join(closed, 'accounts.csv'), 'utf8')).toBe('before');
  });
});
