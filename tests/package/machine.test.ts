/** The life of the Debian package on a machine: installed, used, upgraded, removed. One step builds on the other. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { companyProfiles } from '../harness/company';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { builtWith, debOf } from './support/built';
import { homeBeside } from './support/home';
import {
  apt,
  cannotInstall,
  contentOf,
  installedPackages,
  makeUser,
  purgeAllBut,
  removeUser,
  systemFiles,
  type User,
} from './support/machine';
import { isMain, isPage, runningOf } from './support/processes';
import { entry, program, Session } from './support/session';
import { addInstance, exportAccounts, syncAll } from './support/window';

const reason = cannotInstall();
if (reason !== null) process.stderr.write(`The package is not installed here: ${reason}.\n`);

describe.skipIf(reason !== null)('the package on a machine', () => {
  let standIn: StandIn<'development' | 'staging' | 'production'>;
  let user: User;
  let session: Session;
  const undo: (() => Promise<unknown>)[] = [];
  let packagesBefore: ReadonlySet<string>;
  let filesBefore: ReadonlySet<string>;
  let homeBefore: ReturnType<typeof homeBeside>;

  const dataFolder = (): string => join(user.home, '.config', 'Latchkey');

  beforeAll(async () => {
    standIn = await createStandIn({ instances: makeCompany().list });
    undo.push(() => standIn.close());
    user = await makeUser();
    undo.push(() => removeUser(user));
    homeBefore = homeBeside(dataFolder(), user);
    packagesBefore = await installedPackages();
    filesBefore = await systemFiles();
    undo.push(() => purgeAllBut(packagesBefore));
    session = await Session.open(user);
    undo.push(() => session.close());
  });

  /** Whatever happened: the machine is left as it was found. */
  afterAll(async () => {
    const failures: unknown[] = [];
    for (const step of undo.reverse()) await step().catch((error: unknown) => failures.push(error));
    expect(failures).toEqual([]);
  });

  test('installs, and puts the command on the PATH', async () => {
    await apt('install', debOf('first'));
    const { stdout } = await session.run('sh', ['-c', 'command -v latchkey']);
    expect(stdout.trim()).toBe('/usr/bin/latchkey');
    expect(realpathSync('/usr/bin/latchkey')).toBe('/usr/lib/latchkey/latchkey');
    expect((await session.run('latchkey', ['--version'])).stdout).toContain(version);
  });

  test('takes links of its scheme', async () => {
    const asked = await session.run('xdg-mime', ['query', 'default', 'x-scheme-handler/latchkey']);
    expect(asked.stdout.trim()).toBe('latchkey.desktop');
  });

  test("starts from the desktop entry as an ordinary user, in Chromium's sandbox", async () => {
    await session.launch(entry);
    const window = await session.window('Latchkey');
    const [, bound = ''] = /^StartupWMClass=(.+)$/m.exec(readFileSync(entry, 'utf8')) ?? [];
    expect(await session.windowsOf(bound)).toContain(window);
    const running = runningOf(program);
    expect(running.every(({ uid }) => uid === user.uid)).toBe(true);
    expect(running.flatMap(({ args }) => args).filter((arg) => arg.includes('no-sandbox'))).toEqual(
      [],
    );
    const pages = running.filter(isPage);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.every(({ seccomp }) => seccomp === 2)).toBe(true);
    const [main] = running.filter(isMain);
    expect(pages.some(({ namespace }) => namespace === main?.namespace)).toBe(false);
  });

  test('a second start, and a link, open no second program; closing ends the one', async () => {
    const before = session.mains();
    expect(before).toHaveLength(1);
    // Run to their ends, unlike what a desktop launches.
    expect((await session.run('latchkey', [])).code).toBe(0);
    expect((await session.run('latchkey', ['latchkey://open'])).code).toBe(0);
    expect(session.mains()).toEqual(before);
    await session.quit();
    expect(runningOf(program)).toEqual([]);
  });

  test('is replaced with one that tests can drive', async () => {
    await apt('install', debOf('driven'));
    expect((await session.run('latchkey', ['--version'])).stdout).toContain('0.1.1');
  });

  test('adds instances, syncs and exports a CSV in the window', async () => {
    const { page, quit } = await session.drive();
    const evaluation = page.getByText(/evaluation/iu).first();
    if (builtWith().evaluation) await evaluation.waitFor();
    else expect(await evaluation.count()).toBe(0);
    for (const { name, label } of companyProfiles) {
      const { origin, tokens } = standIn.instances[name];
      await addInstance(page, { origin, label, token: tokens['admin'] ?? '' });
    }
    await syncAll(page);
    const file = join(user.home, 'window.csv');
    await exportAccounts(page, () => session.saveAs(file));
    await quit();
    expect(exportedIds(file)).toEqual(idsIn(standIn));
  });

  test('the command line does the same from a shell', async () => {
    const shell = async (line: string, input = ''): Promise<string> => {
      const { code, stdout, stderr } = await session.run('sh', ['-c', line], input);
      expect(code, stderr).toBe(0);
      return stdout;
    };
    const listed = await shell('latchkey profile list');
    for (const { name, label } of companyProfiles) {
      expect(listed).toContain(label);
      const { origin, tokens } = standIn.instances[name];
      await shell(`latchkey profile remove "${label}"`);
      await shell(`latchkey profile add ${origin} --label "${label}"`, tokens['admin'] ?? '');
    }
    await shell('latchkey sync --depth list');
    const file = join(user.home, 'shell.csv');
    await shell(`latchkey export accounts --out ${file}`);
    expect(exportedIds(file)).toEqual(idsIn(standIn));
  });

  test('a higher version takes over all that is there, also while the program runs', async () => {
    const shown = async (page: Page): Promise<string> => {
      await page.keyboard.press('Control+0');
      return page.getByRole('group', { name: 'Status line' }).innerText();
    };
    const running = await session.drive();
    const before = await shown(running.page);
    expect(before).toMatch(/\d+ accounts/u);
    await apt('install', debOf('higher'));
    // What runs shows what it has until its user ends it. Nothing can be read: that takes a process of its own.
    expect(await shown(running.page)).toBe(before);
    await expect(syncAll(running.page)).rejects.toThrow('3 instances not read');
    await running.page.getByText('Quit Latchkey and start it again').first().waitFor();
    await running.quit();

    const { page, quit } = await session.drive();
    for (const { label } of companyProfiles) {
      await page.getByRole('navigation', { name: 'Instances' }).getByText(label).first().waitFor();
    }
    // Before anything is read again.
    expect((await shown(page)).split(' accounts')[0]).toBe(before.split(' accounts')[0]);
    // The tokens are there as well: Domo lets them in.
    await syncAll(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page
      .getByRole('dialog')
      .getByText(/0\.2\.0/u)
      .first()
      .waitFor();
    await quit();
  });

  test('is purged without a trace, and touches no data', async () => {
    const before = contentOf(dataFolder());
    expect(Object.keys(before)).toContain('inventory.db');
    await apt('purge', 'latchkey');
    await purgeAllBut(packagesBefore);
    expect([...(await systemFiles())].sort()).toEqual([...filesBefore].sort());
    expect(contentOf(dataFolder())).toEqual(before);
  });

  test('and has left nothing in the home beside the data folder', () => {
    expect(homeBeside(dataFolder(), user)).toEqual(homeBefore);
  });
});

/** Ids of the plain accounts in an export. */
const exportedIds = (file: string): string[] =>
  parse<Record<string, string>>(readFileSync(file), { columns: true, bom: true })
    .filter((row) => row['Kind'] === 'account')
    .map((row) => row['Account_Id'] ?? '')
    .sort();

const idsIn = (standIn: StandIn<'development' | 'staging' | 'production'>): string[] =>
  Object.values(standIn.instances)
    .flatMap(({ state }) => [...state.accounts.keys()].map(String))
    .sort();
