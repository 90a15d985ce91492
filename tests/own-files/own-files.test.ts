/** Files of the data folder, and files that a user chose: neither a link, a pipe nor a device leads a program astray. */
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { toProblem, type Problem } from '../../src/contract';
import { unlockForCommand } from '../../src/main/cli/unlock';
import { CrashReports } from '../../src/main/desktop/crash/crash-reports';
import { warnOfTokens } from '../../src/main/desktop/token-warnings';
import { collectCertificates } from '../../src/main/domo/http/trusted-certificates';
import { getOrCreateVaultId } from '../../src/main/keychain/vault-id';
import type { AppLock } from '../../src/main/lock/app-lock';
import { readLockFile } from '../../src/main/lock/lock-file';
import { readAuthorityFile } from '../../src/main/network/authority-file';
import { readNetworkFile } from '../../src/main/network/network-file';
import {
  FileTooLarge,
  fileFault,
  readChosenFile,
  readOwnFile,
  writeOwnFile,
} from '../../src/main/own-files';
import { withEntriesLock } from '../../src/main/store/db/file-locks';
import { markDamaged } from '../../src/main/store/files/open-marks';
import { readStoreKey } from '../../src/main/store-key';
import { notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';
import { closeNow, KEY, openMethods, problemFrom, profile } from '../store/store-in-process';

const SKIPPED = notOnWindows(
  'tests/own-files',
  'it has no pipes in folders, and links need a right',
);
const OTHERS = 'this is not a file of Latchkey, and it stays as it is\n';

let home: string;
let others: string;

beforeEach(() => {
  home = temporaryFolder('home');
  others = join(temporaryFolder('elsewhere'), 'notes.txt');
  writeFileSync(others, OTHERS);
});

/** A way to have something else in the place of a file. */
const places = {
  link: (file: string) => {
    symlinkSync(others, file);
  },
  pipe: (file: string) => {
    spawnSync('mkfifo', [file]);
  },
  device: (file: string) => {
    symlinkSync('/dev/zero', file);
  },
} as const;

const everyPlace = Object.entries(places);

/** With a store that has a profile, closed. */
function useHome(): void {
  const store = openMethods(home);
  store.methods.addProfile(profile('acme'));
  closeNow(store);
}

function replaceBy(name: string, place: (file: string) => void): string {
  const file = join(home, name);
  spawnSync('rm', ['-rf', file]);
  place(file);
  return file;
}

async function problemOf(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('It did not fail.');
}

describe.skipIf(SKIPPED)('in the place of a file of the store, a link, a pipe or a device', () => {
  it.each(
    everyPlace.flatMap(([kind, place]) =>
      ['inventory.key-id', 'inventory.writes.json', 'inventory.checks.json', 'profiles.backup'].map(
        (name) => [kind, name, place] as const,
      ),
    ),
  )('gives way to the file itself, and what it leads to stays: %s for %s', (_kind, name, place) => {
    useHome();
    const file = replaceBy(name, place);
    const store = openMethods(home);
    expect(store.problem).toBeNull();
    store.methods.addProfile(profile('beta'));
    closeNow(store);
    if (name !== 'inventory.checks.json') expect(lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });

  it.each(
    everyPlace.flatMap(([kind, place]) =>
      ['inventory.lock', 'inventory.in-use', 'inventory.lock-journal'].map(
        (name) => [kind, name, place] as const,
      ),
    ),
  )('is no lock, which is said with what to do: %s for %s', (_kind, name, place) => {
    useHome();
    const file = replaceBy(name, place);
    const problem = problemFrom(() => openMethods(home));
    expect(problem).toMatchObject({ code: 'storeUnavailable' });
    expect(problem.message).toContain(file);
    expect(problem.next).toContain('Move it out of the data folder');
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });

  it.each(
    everyPlace.flatMap(([kind, place]) =>
      ['inventory.db-wal', 'inventory.db-shm', 'inventory.db-journal'].map(
        (name) => [kind, name, place] as const,
      ),
    ),
  )(
    'is no file that SQLite may use, which is said with what to do: %s for %s',
    (kind, name, place) => {
      useHome();
      const file = replaceBy(name, place);
      const problem = problemFrom(() => openMethods(home));
      expect(problem).toMatchObject({ code: 'storeUnavailable' });
      expect(problem.message).toContain(file);
      expect(problem.message).toContain(kind === 'pipe' ? 'a pipe' : 'a link');
      expect(problem.next).toContain('Move it out of the data folder');
      expect(lstatSync(file).isFile()).toBe(false);
      expect(readFileSync(others, 'utf8')).toBe(OTHERS);
    },
  );

  it('is no lock of the keychain either', async () => {
    replaceBy('keychain.lock', places.link);
    const problem = await problemOf(() => withEntriesLock(home, () => Promise.resolve()));
    expect(problem.message).toContain('a link');
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });

  it('gives way to the mark of damage, and what it leads to stays', () => {
    replaceBy('inventory.damage-found', places.link);
    markDamaged(home);
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });
});

it.skipIf(SKIPPED)('a lock that is another name of some file does not empty it', () => {
  const long = OTHERS.repeat(20);
  writeFileSync(others, long);
  linkSync(others, join(home, 'inventory.lock'));
  const problem = problemFrom(() => openMethods(home));
  expect(problem.message).toContain('the same file under another name');
  expect(readFileSync(others, 'utf8')).toBe(long);
});

describe.skipIf(SKIPPED)('in the place of a file without which nothing can be opened', () => {
  it.each(everyPlace)('a %s is refused, with what happened and what to do', async (kind, place) => {
    const what = kind === 'pipe' ? 'a pipe' : 'a link';
    for (const [name, read] of [
      ['vault-id', () => getOrCreateVaultId(home)],
      ['lock.json', () => readLockFile(home)],
    ] as const) {
      const file = replaceBy(name, place);
      const problem = await problemOf(read);
      expect(problem).toMatchObject({ code: 'storeDamaged' });
      expect(problem.message).toContain(`${file} is ${what}`);
      expect(problem.next).toContain('Put the file itself in its place');
    }
    for (const name of ['network.json']) {
      replaceBy(name, place);
      const problem = await problemOf(() => readNetworkFile(home));
      expect(problem.message).toContain(what);
    }
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });
});

it.skipIf(SKIPPED)('what was told of tokens is kept without following a link', async () => {
  const file = replaceBy('token-warnings.json', places.link);
  let shown = 0;
  await warnOfTokens(
    {
      home,
      store: () =>
        Promise.resolve({
          listTokenExpiries: () => Promise.resolve([{ profileId: 'acme', expiresAt: 1000 }]),
        }),
      isLocked: () => false,
      canShow: () => true,
      show: () => (shown += 1),
    } as never,
    0,
  );
  expect(shown).toBe(1);
  expect(lstatSync(file).isFile()).toBe(true);
  expect(readFileSync(others, 'utf8')).toBe(OTHERS);
});

describe.skipIf(SKIPPED)('in the place of a file that is only written', () => {
  it.each(everyPlace)('a %s gives way, and what it leads to stays', async (_kind, place) => {
    const mark = replaceBy('inventory.first-start', place);
    const vault = {
      getOrCreateKey: async (_purpose: string, mayCreate: () => void) => {
        mayCreate();
        return Promise.resolve({ hex: KEY, fresh: true });
      },
    };
    await readStoreKey(vault, home);
    expect(lstatSync(mark).isFile()).toBe(true);

    mkdirSync(join(home, 'crash-reports'));
    const report = replaceBy('crash-reports/2026-01-02T03-04-05-006Z-main.json', place);
    const reports = new CrashReports(join(home, 'crash-reports'));
    expect(reports.write('main', {}, new Date('2026-01-02T03:04:05.006Z'))).not.toBeNull();
    expect(lstatSync(report).isFile()).toBe(true);
    expect(readFileSync(others, 'utf8')).toBe(OTHERS);
  });
});

describe.skipIf(SKIPPED)('a file that a user chose', () => {
  it('may be a link', () => {
    places.link(join(home, 'link'));
    expect(readChosenFile(join(home, 'link')).toString()).toBe(OTHERS);
  });

  it.each(['pipe', 'device'] as const)('is refused when it is a %s', async (kind) => {
    const file = replaceBy('chosen', places[kind]);
    const certificates = await problemOf(() => readAuthorityFile(file, 'chosen'));
    expect(certificates).toMatchObject({ code: 'certificatesUnusable' });
    expect(certificates.message).toContain('chosen is a pipe, a device or the like');
    expect(collectCertificates({ LATCHKEY_CA_FILE: file }, null)).toEqual(
      collectCertificates({}, null),
    );
    const lock = { isLocked: () => true, damage: () => null } as unknown as AppLock;
    const problem = await unlockForCommand(
      lock,
      { askSecret: null },
      { LATCHKEY_PASSPHRASE_FILE: file },
    );
    expect(problem).toMatchObject({ code: 'locked' });
    expect(problem?.message).toContain('a pipe, a device or the like');
  });

  it('is refused when it is larger than can be, and when it is a folder', () => {
    const file = join(home, 'large');
    writeFileSync(file, Buffer.alloc(1025));
    expect(() => readChosenFile(file, 1024)).toThrow(FileTooLarge);
    expect(readChosenFile(file, 1025)).toHaveLength(1025);
    mkdirSync(join(home, 'folder'));
    const read = (): Buffer => readChosenFile(join(home, 'folder'));
    expect(read).toThrow('a folder and no file');
    expect(fileFault(new FileTooLarge('larger than 1 KB'))).toBe('it is larger than 1 KB');
  });
});

describe('a file of the data folder', () => {
  it('is written for its owner only, and leaves nothing beside it', () => {
    const file = join(home, 'file.json');
    writeOwnFile(file, 'one');
    writeOwnFile(file, 'two');
    expect(readOwnFile(file).toString()).toBe('two');
    expect(readdirSync(home)).toEqual(['file.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing beside it when it cannot be written', () => {
    mkdirSync(join(home, 'file.json', 'full'), { recursive: true });
    expect(() => {
      writeOwnFile(join(home, 'file.json'), 'text');
    }).toThrow();
    expect(readdirSync(home)).toEqual(['file.json']);
  });
});
