/** An export that does not come to its end leaves what was there, no half of a file, and a Problem that says why. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  lstatSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../src/contract';
import { writeExport } from '../../../src/main/export';
import type { Target } from '../../../src/main/export/write';
import { openStore } from '../../../src/main/store';
import type { Store } from '../../../src/main/store/types';
import { LINKS_NEED_A_RIGHT, NO_POSIX_MODES, notOnWindows } from '../../support/not-on-windows';
import { account, filter, profile } from '../../unit/store/rows';
import { THREAD_FILE } from '../store/constants';
import { cannotMount, Disk } from '../store/disk';
import { problemFrom } from '../store/support';

const noDisk = cannotMount();
if (noDisk !== null)
  console.warn(`SKIPPED full and read-only disk in tests/faults/export: ${noDisk}`);

const noLinks = notOnWindows('links in tests/faults/export', LINKS_NEED_A_RIGHT);
const noModes = notOnWindows('a folder without rights in tests/faults/export', NO_POSIX_MODES);

const ACCOUNTS = 5000;
let store: Store;
let folder: string;

beforeAll(async () => {
  store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
  await store.addProfile(profile('acme'));
  const many = Array.from({ length: ACCOUNTS }, (_, id) => account(id));
  await store.keepAccounts('acme', 'account', many, 1);
});

afterAll(async () => {
  await store.close();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-export-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const exportTo = (
  file: string,
  of = store,
  { signal = new AbortController().signal, ...more }: Partial<Target> = {},
) =>
  writeExport({ store: of, table: 'accounts', filter: filter(), bom: true, ...more, file, signal });

/** The store, with something happening after its first batch. */
const interrupted = (happens: () => void): Store => ({
  ...store,
  async *exportBatches(...args) {
    for await (const batch of store.exportBatches(...args)) {
      yield batch;
      happens();
    }
  },
});

const half = (): Store =>
  interrupted(() => {
    fail('storeUnavailable', 'The store has stopped.');
  });

describe('an export that is whole', () => {
  it('takes the place of the file that was there, and leaves nothing else', async () => {
    const file = join(folder, 'accounts.csv');
    writeFileSync(file, 'before'.repeat(1_000_000));
    const { rows, bytes } = await exportTo(file);
    expect(rows).toBe(ACCOUNTS);
    expect(readFileSync(file)).toHaveLength(bytes);
    expect(readFileSync(file, 'utf8')).not.toContain('before');
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });

  it('is the same beside another to the same file at once', async () => {
    const file = join(folder, 'accounts.csv');
    const results = await Promise.all([exportTo(file), exportTo(file)]);
    expect(results.map(({ rows }) => rows)).toEqual([ACCOUNTS, ACCOUNTS]);
    expect(readFileSync(file)).toHaveLength(results[0].bytes);
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });

  it.each([
    ['letters', `${'x'.repeat(251)}.csv`],
    // Three bytes each: what counts for a folder is bytes.
    ['Japanese', `${'東'.repeat(83)}.csv`],
    ['emoji', `${'🔑'.repeat(62)}.csv`],
    ['spaces and a dot', ' .csv'],
  ])('may have as long or odd a name as its folder takes: %s', async (_what, name) => {
    await exportTo(join(folder, name));
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.skipIf(noLinks)('takes the place of a symbolic link; what that points to stays', async () => {
    const elsewhere = join(folder, 'elsewhere.csv');
    const link = join(folder, 'accounts.csv');
    writeFileSync(elsewhere, 'before');
    symlinkSync(elsewhere, link);
    const { bytes } = await exportTo(link);
    expect(readFileSync(elsewhere, 'utf8')).toBe('before');
    expect(lstatSync(link).isFile()).toBe(true);
    expect(readFileSync(link)).toHaveLength(bytes);
  });

  it.skipIf(noLinks)(
    'takes the place of a link that points nowhere, and makes nothing there',
    async () => {
      const link = join(folder, 'accounts.csv');
      symlinkSync(join(folder, 'nowhere.csv'), link);
      await exportTo(link);
      expect(lstatSync(link).isFile()).toBe(true);
      expect(readdirSync(folder)).toEqual(['accounts.csv']);
    },
  );
});

describe('an export that fails half way', () => {
  it('leaves the file that was there', async () => {
    const file = join(folder, 'accounts.csv');
    writeFileSync(file, 'before');
    expect(await problemFrom(exportTo(file, half()))).toMatchObject({
      code: 'storeUnavailable',
      message: 'The store has stopped.',
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });

  it('leaves no file where there was none', async () => {
    await problemFrom(exportTo(join(folder, 'accounts.csv'), half()));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes to a file of its own until then, in the same folder', async () => {
    const file = join(folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const seen: string[][] = [];
    await exportTo(
      file,
      interrupted(() => {
        expect(readFileSync(file, 'utf8')).toBe('before');
        seen.push(readdirSync(folder));
      }),
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const names of seen) {
      expect(names.filter((name) => name.endsWith('.part'))).toHaveLength(1);
    }
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });
});

describe('an export that is cancelled', () => {
  it.each([
    ['before it begins', 0],
    ['after its first batch', 1],
    ['after its last batch', 3],
  ])('%s leaves the file that was there', async (_when, batches) => {
    const file = join(folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const controller = new AbortController();
    let seen = 0;
    const count = () => {
      if (++seen === batches) controller.abort();
    };
    if (batches === 0) controller.abort();
    const { code } = await problemFrom(exportTo(file, interrupted(count), controller));
    expect(code).toBe('cancelled');
    expect(seen).toBe(batches);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });

  it('is so with no row to write as well', async () => {
    const controller = new AbortController();
    controller.abort();
    const file = join(folder, 'accounts.csv');
    const { code } = await problemFrom(
      writeExport({
        store,
        table: 'access',
        filter: filter({ profileIds: [] }),
        file,
        bom: true,
        signal: controller.signal,
      }),
    );
    expect(code).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets go of the store', async () => {
    const controller = new AbortController();
    const cancelled = interrupted(() => {
      controller.abort();
    });
    await problemFrom(exportTo(join(folder, 'accounts.csv'), cancelled, controller));
    expect((await exportTo(join(folder, 'again.csv'))).rows).toBe(ACCOUNTS);
  });
});

describe('a place that cannot be written', () => {
  const refused = async (file: string, reason: string) => {
    expect(await problemFrom(exportTo(file))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${file} was not written: ${reason}.`,
      next: 'Choose a folder that you may write to, then export again.',
    });
  };

  it('is a folder that is missing; none is made', async () => {
    await refused(join(folder, 'missing', 'accounts.csv'), 'its folder does not exist');
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  it('is a folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), 'before');
    await refused(join(folder, 'file', 'accounts.csv'), 'its folder is not a folder');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('before');
  });

  it('is a folder of the same name, empty or not', async () => {
    mkdirSync(join(folder, 'empty.csv'));
    mkdirSync(join(folder, 'full.csv'));
    writeFileSync(join(folder, 'full.csv', 'inside'), 'before');
    for (const name of ['empty.csv', 'full.csv']) {
      await refused(join(folder, name), 'a folder has this name');
    }
    expect(readdirSync(folder).sort()).toEqual(['empty.csv', 'full.csv']);
    expect(readdirSync(join(folder, 'full.csv'))).toEqual(['inside']);
  });

  it.skipIf(noLinks)('is a link to a folder', async () => {
    mkdirSync(join(folder, 'full.csv'));
    writeFileSync(join(folder, 'full.csv', 'inside'), 'before');
    symlinkSync(join(folder, 'full.csv'), join(folder, 'link.csv'));
    await refused(join(folder, 'link.csv'), 'a folder has this name');
    expect(readdirSync(folder).sort()).toEqual(['full.csv', 'link.csv']);
    expect(readdirSync(join(folder, 'full.csv'))).toEqual(['inside']);
  });

  it('is a name that is too long', async () => {
    await refused(join(folder, `${'x'.repeat(252)}.csv`), 'its name is too long');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(noModes)('is a folder that one may not write to', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'accounts.csv'), 'before');
    chmodSync(folder, 0o755);
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

interface FullDisk {
  /** Bytes that still fit. */
  readonly room?: number;
  readonly fails?: 'sync' | 'close';
  /** What the system says: there is no room, or this person has used up theirs. */
  readonly errno: 'ENOSPC' | 'EDQUOT';
}

/** Real files on a disk with so much room. It needs nobody's rights, so it is tried everywhere. */
const onFullDisk =
  ({ room = Infinity, fails, errno }: FullDisk): NonNullable<Target['create']> =>
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

  it.each(fullDisks)('%s: the file that was there stays, and nothing else', async (_when, disk) => {
    const file = join(folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const create = onFullDisk(disk);
    expect(await problemFrom(exportTo(file, store, { create }))).toMatchObject({
      code: 'diskFull',
      message: `${file} was not written: the disk is full. What was there before stays.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['accounts.csv']);
  });

  it('is the end of nothing else: with room the same export is written', async () => {
    const file = join(folder, 'accounts.csv');
    const create = onFullDisk({ errno: 'ENOSPC' });
    expect((await exportTo(file, store, { create })).rows).toBe(ACCOUNTS);
  });
});

describe.skipIf(noDisk !== null)('a disk', () => {
  let disk: Disk;

  beforeEach(() => {
    disk = Disk.mount('64k');
    writeFileSync(join(disk.folder, 'accounts.csv'), 'before');
  });

  afterEach(() => {
    disk.unmount();
  });

  it('that is full is a Problem of its own; the file that was there stays', async () => {
    const file = join(disk.folder, 'accounts.csv');
    expect(await problemFrom(exportTo(file))).toMatchObject({
      code: 'diskFull',
      message: `${file} was not written: the disk is full. What was there before stays.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(disk.folder)).toEqual(['accounts.csv']);
  });

  it('that is read-only is a Problem of its own; the file that was there stays', async () => {
    disk.setReadOnly();
    const file = join(disk.folder, 'accounts.csv');
    expect(await problemFrom(exportTo(file))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${file} was not written: the disk is read-only.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
  });
});
