/** The file that LATCHKEY_PASSPHRASE_FILE names, as editors and shells of all systems write it. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unlockForCommand } from '../../src/main/cli/unlock';
import { AppLock } from '../../src/main/lock/app-lock';
import { EntrySeal } from '../../src/main/lock/entry-seal';
import { readLockFile } from '../../src/main/lock/lock-file';
import { notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';

const PASSPHRASE = 'correct hörse battery';
let home: string;
const noDescriptors = notOnWindows('descriptors in tests/lock', 'it has no /dev/fd');

const startLock = (): AppLock =>
  new AppLock({
    home,
    seal: new EntrySeal(),
    cost: { N: 2 ** 10, r: 8, p: 1 },
    readFirstSealedEntry: () => Promise.resolve(null),
    rewriteEntries: () => Promise.resolve(),
  });

const unlockWith = (bytes: Buffer) => {
  const file = join(home, 'passphrase.txt');
  writeFileSync(file, bytes);
  return unlockForCommand(startLock(), { askSecret: null }, { LATCHKEY_PASSPHRASE_FILE: file });
};

describe('the passphrase file', () => {
  beforeEach(async () => {
    home = temporaryFolder('passphrase-file');
    await startLock().setPassphrase(PASSPHRASE, null);
  });

  it.each([
    ['UTF-8', Buffer.from(`${PASSPHRASE}\n`)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${PASSPHRASE}`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${PASSPHRASE}\r\n`, 'utf16le')],
    ['UTF-16 of the other byte order', Buffer.from(`\ufeff${PASSPHRASE}`, 'utf16le').swap16()],
  ])('unlocks in %s', async (_what, bytes) => {
    expect(await unlockWith(bytes)).toBeNull();
  });

  it.skipIf(noDescriptors)('can be what the shell has open, as in <(op read …)', async () => {
    const file = join(home, 'open-in-the-shell');
    writeFileSync(file, `${PASSPHRASE}\n`);
    const opened = openSync(file, 'r');
    try {
      const env = { LATCHKEY_PASSPHRASE_FILE: `/dev/fd/${opened}` };
      expect(await unlockForCommand(startLock(), { askSecret: null }, env)).toBeNull();
    } finally {
      closeSync(opened);
    }
  });

  it('is not asked for when lock.json is damaged, and neither is a terminal', async () => {
    writeFileSync(join(home, 'lock.json'), '{');
    const askSecret = vi.fn(() => Promise.resolve(PASSPHRASE));
    for (const io of [{ askSecret: null }, { askSecret }]) {
      const problem = await unlockForCommand(startLock(), io, {});
      expect(problem?.message).toBe(`The file ${join(home, 'lock.json')} is damaged.`);
    }
    expect(askSecret).not.toHaveBeenCalled();
  });

  it.each([
    ['UTF-16 without a byte order mark', Buffer.from(PASSPHRASE, 'utf16le')],
    ['a code page of Windows', Buffer.from(PASSPHRASE, 'latin1')],
  ])('in %s is named and is no wrong guess', async (_what, bytes) => {
    expect(await unlockWith(bytes)).toMatchObject({
      code: 'locked',
      message: `The passphrase file ${join(home, 'passphrase.txt')} is not in UTF-8. UTF-16 needs a byte order mark.`,
    });
    expect(readLockFile(home)?.failures).toBe(0);
  });
});
