/** A disk that is full or read-only costs the new file alone. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportTarget } from '../../src/main/export/write-export-file';
import { cannotMount, Disk } from '../store/disk';
import { problemFrom } from '../store/store-in-thread';
import { ACCOUNTS, exportBench } from './filled-store';

const noDisk = cannotMount();
if (noDisk !== null) console.warn(`SKIPPED full and read-only disk in tests/export: ${noDisk}`);

const bench = exportBench();

interface FullDisk {
  /** Bytes that still fit. */
  readonly room?: number;
  readonly fails?: 'sync' | 'close';
  /** What the system says: there is no room, or this person has used up theirs. */
  readonly errno: 'ENOSPC' | 'EDQUOT';
}

/** Real files on a disk with so much room. It needs nobody's rights, so it is tried everywhere. */
const onFullDisk =
  ({ room = Infinity, fails, errno }: FullDisk): NonNullable<ExportTarget['create']> =>
  async (file) => {
    const handle = await open(file, 'wx');
    let left = room;
    const full = (): never => {
      throw Object.assign(new Error(errno), { code: errno });
    };
    return {
      writeFile: async (data) => {
        const bytes = data as Buffer;
        await handle.writeFile(bytes.subarray(0, left));
        left -= bytes.length;
        if (left < 0) full();
      },
      sync: () => (fails === 'sync' ? full() : handle.sync()),
      close: async () => {
        await handle.close();
        if (fails === 'close') full();
      },
    };
  };

describe('a disk with no room left', () => {
  const fullDisks: readonly [when: string, disk: FullDisk][] = [
    ['from the first byte', { room: 0, errno: 'ENOSPC' }],
    ['in the middle', { room: 100_000, errno: 'ENOSPC' }],
    ['for this person', { room: 100_000, errno: 'EDQUOT' }],
    // Some file systems only find room when they are made to.
    ['when all is put on the disk', { fails: 'sync', errno: 'ENOSPC' }],
    ['when the file is closed', { fails: 'close', errno: 'ENOSPC' }],
  ];

  it.each(fullDisks)('%s keeps the earlier file and leaves no other file', async (_when, disk) => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const create = onFullDisk(disk);
    expect(await problemFrom(bench.exportTo(file, bench.store, { create }))).toMatchObject({
      code: 'diskFull',
      message: `${file} was not written: the disk is full. The file that was there before is unchanged.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it('does not affect later exports once there is room again', async () => {
    const file = join(bench.folder, 'accounts.csv');
    const create = onFullDisk({ errno: 'ENOSPC' });
    expect((await bench.exportTo(file, bench.store, { create })).rows).toBe(ACCOUNTS);
  });
});

describe.skipIf(noDisk !== null)('an export to a disk', () => {
  let disk: Disk;

  beforeEach(() => {
    disk = Disk.mount('64k');
    writeFileSync(join(disk.folder, 'accounts.csv'), 'before');
  });

  afterEach(() => {
    disk.unmount();
  });

  it('that is full causes its own Problem, and the earlier file stays', async () => {
    const file = join(disk.folder, 'accounts.csv');
    expect(await problemFrom(bench.exportTo(file))).toMatchObject({
      code: 'diskFull',
      message: `${file} was not written: the disk is full. The file that was there before is unchanged.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(disk.folder)).toEqual(['accounts.csv']);
  });

  it('that is read-only causes its own Problem, and the earlier file stays', async () => {
    disk.setReadOnly();
    const file = join(disk.folder, 'accounts.csv');
    expect(await problemFrom(bench.exportTo(file))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${file} was not written: the disk is read-only.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
  });
});
