/** What an export never replaces: Latchkey's own files, and files that nobody may write. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINKS_NEED_A_RIGHT, notOnWindows } from '../support/not-on-windows';
import { problemFrom } from '../store/store-in-thread';
import { exportBench } from './filled-store';

const noLinks = notOnWindows('links in tests/export', LINKS_NEED_A_RIGHT);
const bench = exportBench();

function ownFolder(): string {
  const folder = join(bench.folder, 'own');
  mkdirSync(join(folder, 'window'), { recursive: true });
  writeFileSync(join(folder, 'inventory.db'), 'the store');
  return folder;
}

describe("Latchkey's own data folder", () => {
  it.each(['inventory.db', 'vault-id', join('window', 'new.csv')])(
    'gets no export as %s, and stays as it is',
    async (name) => {
      const own = ownFolder();
      const refused = await problemFrom(
        bench.exportTo(join(own, name), undefined, { ownFolder: own }),
      );
      expect(refused).toMatchObject({
        code: 'cannotWriteFile',
        message: expect.stringContaining("in Latchkey's own data folder") as string,
      });
      expect(readFileSync(join(own, 'inventory.db'), 'utf8')).toBe('the store');
      expect(readdirSync(own).sort()).toEqual(['inventory.db', 'window']);
    },
  );

  it.skipIf(noLinks)('is found behind links to a file and to a folder', async () => {
    const own = ownFolder();
    const [file, folder] = [join(bench.folder, 'accounts.csv'), join(bench.folder, 'elsewhere')];
    symlinkSync(join(own, 'inventory.db'), file);
    symlinkSync(own, folder);
    for (const target of [file, join(folder, 'new.csv')])
      expect(
        await problemFrom(bench.exportTo(target, undefined, { ownFolder: own })),
      ).toMatchObject({ code: 'cannotWriteFile' });
    expect(readFileSync(join(own, 'inventory.db'), 'utf8')).toBe('the store');
  });

  it('may lie beside an export', async () => {
    const own = ownFolder();
    const file = join(bench.folder, 'accounts.csv');
    const { bytes } = await bench.exportTo(file, undefined, { ownFolder: own });
    expect(readFileSync(file)).toHaveLength(bytes);
  });
});

describe('a read-only file', () => {
  it('is not replaced', async () => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'kept');
    chmodSync(file, 0o444);
    expect(await problemFrom(bench.exportTo(file))).toMatchObject({
      code: 'cannotWriteFile',
      message: `${file} was not written: it is read-only.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
    chmodSync(file, 0o644);
  });
});
