/** What is inside the app's folder, and what is not. */
import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { describe, expect, test } from 'vitest';
import { linuxLauncher } from '../../build/package/builder';
import { electronFuses, findWrongFuses } from '../../build/package/fuses';
import { version } from '../../package.json';
import { appFolder, asarOf, builtWith, programOf } from './support/built';

/** Everything that may be in the archive. A new file has to be let in here, on purpose. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/(?:answer-thread|cli|comparing-thread|index|keychain-process|store-check-process|store-reading-thread|store-thread)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.js$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/lock\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2)$/,
  /^node_modules\/keytar\/(?:package\.json|LICENSE\.md|lib\/keytar\.js)$/,
  /^node_modules\/keytar\/prebuilds\/linux-\w+\/keytar\.node$/,
  /^node_modules\/libsql\/(?:package\.json|LICENSE|(?:auth|index|promise|sqlite-error)\.js)$/,
  /^node_modules\/@libsql\/linux-\w+-gnu\/(?:package\.json|index\.node)$/,
  // What libsql needs to find its native part.
  /^node_modules\/@neon-rs\/load\/(?:package\.json|LICENSE|dist\/index\.js)$/,
  /^node_modules\/detect-libc\/(?:package\.json|LICENSE|lib\/(?:detect-libc|filesystem|process)\.js)$/,
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'));

/** Files of the archive, without its folders. */
const archived = (): string[] => {
  const all = listPackage(asarOf('first'), { isPack: false }).map((name) => name.slice(1));
  return all.filter((name) => !all.some((other) => other.startsWith(`${name}/`)));
};

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the archive', () => {
  test('holds what runs and nothing else', () => {
    const strange = archived().filter((name) => !allowed.some((pattern) => pattern.test(name)));
    expect(strange).toEqual([]);
  });

  test('holds one of everything that runs', () => {
    const names = archived();
    expect(allowed.filter((pattern) => !names.some((name) => pattern.test(name)))).toEqual([]);
  });

  test('tells of itself what it needs to run, not how it was built', () => {
    const text = extractFile(asarOf('first'), 'package.json').toString('utf8');
    const manifest = JSON.parse(text) as Record<string, unknown>;
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).toMatchObject({
      main: 'out/main/index.js',
      // Docks find the progress of a window by it.
      desktopName: 'latchkey.desktop',
      productName: expect.stringMatching(/^Latchkey(?: Evaluation)?$/) as string,
    });
  });

  test('is the same when the same commit is built again', () => {
    expect(sha256(asarOf('again'))).toBe(sha256(asarOf('first')));
  });
});

describe('beside the archive', () => {
  test('only native modules, with their own folders', () => {
    const resources = join(appFolder('first'), 'resources');
    const beside = filesIn(resources).filter(
      (name) => name !== 'app.asar' && !/^documentation\/(?:README\.md$|docs\/)/.test(name),
    );
    const modules = new Set(
      beside.map(
        (name) => /^app\.asar\.unpacked\/node_modules\/(keytar|@libsql\/[\w-]+)\//.exec(name)?.[1],
      ),
    );
    expect([...modules].sort()).toEqual([
      expect.stringMatching(/^@libsql\/linux-\w+-gnu$/),
      'keytar',
    ]);
    expect(beside.filter((name) => name.endsWith('.node'))).toHaveLength(2);
  });

  test('no default app and no mark of the runtime', () => {
    const names = filesIn(appFolder('first'));
    expect(names.filter((name) => /default_app|latchkey-runtime|\.map$|\.ts$/.test(name))).toEqual(
      [],
    );
  });

  test('the starter can be run', () => {
    const starter = join(appFolder('first'), linuxLauncher);
    expect(() => {
      accessSync(starter, constants.X_OK);
    }).not.toThrow();
    expect(relative(appFolder('first'), starter)).toBe('latchkey');
  });
});

describe('fuses of the built program', () => {
  test('are all as they should be', async () => {
    expect(await findWrongFuses(programOf('first'))).toEqual([]);
  });

  test('of the runtime as it came are told to be wrong', async () => {
    const wrong = await findWrongFuses(builtWith().program);
    expect(wrong).toContain('runAsNode');
    expect(Object.keys(electronFuses)).toEqual(expect.arrayContaining(wrong));
  });
});

test('an evaluation build says so in its name and its version, and no other does', () => {
  const text = extractFile(asarOf('first'), 'package.json').toString('utf8');
  expect(JSON.parse(text)).toMatchObject({
    productName: builtWith().evaluation ? 'Latchkey Evaluation' : 'Latchkey',
    version: builtWith().evaluation ? `${version}-evaluation` : version,
  });
});
