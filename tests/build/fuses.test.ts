/** What electron-builder hands on to whoever writes fuses into the program. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../build/lib/paths';
import { electronFuses, fusesFor, findWrongFuses } from '../../build/package/fuses';
import { temporaryFolder } from '../support/temporary-folder';

const inBuilder = createRequire(inRoot('node_modules', 'app-builder-lib', 'package.json'));
const { PlatformPackager } = inBuilder('./out/index') as {
  PlatformPackager: {
    prototype: { generateFuseConfig(fuses: unknown): Promise<Readonly<Record<string, unknown>>> };
  };
};
const handedOn = (platform: NodeJS.Platform) =>
  PlatformPackager.prototype.generateFuseConfig(fusesFor(platform));

describe('the signature that is broken when fuses are written', () => {
  it('is replaced on macOS without a certificate', async () => {
    expect(await handedOn('darwin')).toMatchObject({ resetAdHocDarwinSignature: true });
  });

  it.each(['linux', 'win32'] as const)('is not replaced on %s', async (platform) => {
    expect(await handedOn(platform)).toMatchObject({ resetAdHocDarwinSignature: false });
  });
});

it('every fuse has a value in the configuration', async () => {
  const written = await handedOn('linux');
  expect(written[FuseV1Options.RunAsNode]).toBe(false);
  expect(written[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
  expect(Object.keys(written).filter((name) => /^\d+$/.test(name))).toHaveLength(
    Object.keys(electronFuses).length,
  );
});

describe('the fuses of a program', () => {
  let folder = '';

  /** A program with these fuses, as characters: `1` on, `0` off. */
  function program(fuses: string): string {
    folder = temporaryFolder('fuses');
    const file = join(folder, 'electron');
    const head = Buffer.from([1, fuses.length]);
    writeFileSync(
      file,
      Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), head, Buffer.from(fuses)]),
    );
    return file;
  }

  it.each([
    ['an Electron with eight', '01001100', []],
    ['an Electron with nine, the ninth as it came', '010011001', []],
    ['an Electron as it came', '101100011', Object.keys(electronFuses).filter(isWrongByItself)],
    ['a ninth that is off', '010011000', ['wasmTrapHandlers']],
    ['a tenth that nobody looked at', '0100110010', ['unknown 9']],
  ])('of %s', async (_what, fuses, wrong) => {
    expect(await findWrongFuses(program(fuses))).toEqual(wrong);
  });
});

/** One that Electron's makers leave off, and Latchkey too. */
function isWrongByItself(name: string): boolean {
  return name !== 'loadBrowserProcessSpecificV8Snapshot';
}
