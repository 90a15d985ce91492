/** Chromium's own folder in the data folder cannot be used: the window opens all the same, and says what it can. */
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cannotMountReadOnly, programInReadOnlyFolder } from '../harness/read-only-folder';
import { temporaryFolder } from '../support/temporary-folder';
import { expect, test } from './support/test';

const listWindowFolders = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('latchkey-window-'));

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });

for (const { name, prepare } of [
  { name: 'was never opened', prepare: () => undefined },
  {
    name: 'was left by a window that was killed',
    prepare: (folder: string) => {
      mkdirSync(folder);
      symlinkSync(`${hostname()}-4194305`, join(folder, 'SingletonLock'));
    },
  },
])
  test(`a read-only data folder that ${name} opens, shows what was read and says that it cannot be written`, async ({
    unopenedDesk: desk,
    open,
  }) => {
    test.skip(cannotMountReadOnly(), 'a mount needs a right');
    const folder = join(desk.home, 'window');
    expect(existsSync(folder)).toBe(false);
    prepare(folder);
    const temporary = temporaryFolder('tmp');
    const options = {
      starter: (runtime: string) => programInReadOnlyFolder(desk.home, runtime),
      env: { TMPDIR: temporary },
    };
    const first = await open(desk, options);
    await expect(rail(first.page)).toContainText('Kestrel Bay · Production');
    await expect(first.page.getByText('cannot be written')).toBeVisible();
    await first.app.close();
    const left = listWindowFolders(temporary);
    expect(left).toHaveLength(1);

    await open(desk, options);
    expect(listWindowFolders(temporary)).toHaveLength(1);
    expect(listWindowFolders(temporary)).not.toEqual(left);
  });

test('a file in the place of the folder keeps no window from opening', async ({
  unopenedDesk: desk,
  open,
}) => {
  writeFileSync(join(desk.home, 'window'), '');
  const { page } = await open(desk, { env: { TMPDIR: temporaryFolder('tmp') } });
  await expect(rail(page)).toContainText('Kestrel Bay · Production');
});

test('a data folder that is a file opens, and says that it cannot be used', async ({
  desk,
  open,
}) => {
  const file = join(desk.home, 'file');
  writeFileSync(file, '');
  const env = { LATCHKEY_HOME: file, TMPDIR: temporaryFolder('tmp') };
  const { page } = await open(desk, { env });
  await expect(page.getByText(`The data folder ${file} cannot be created`)).toBeVisible();
});

test('a folder for temporary files that cannot be written keeps no window from opening', async ({
  unopenedDesk: desk,
  open,
}) => {
  test.skip(cannotMountReadOnly(), 'a mount needs a right');
  const temporary = temporaryFolder('tmp');
  const starter = (runtime: string) => programInReadOnlyFolder(temporary, runtime);
  for (let start = 0; start < 2; start += 1) {
    const { app, page } = await open(desk, { starter, env: { TMPDIR: temporary } });
    await expect(rail(page)).toContainText('Kestrel Bay · Production');
    await app.close();
  }
});
