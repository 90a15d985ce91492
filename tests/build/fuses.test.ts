/** What electron-builder hands on to whoever writes fuses into the program. */
import { createRequire } from 'node:module';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../build/lib/paths';
import { electronFuses, fusesFor } from '../../build/package/fuses';

const inBuilder = createRequire(inRoot('node_modules', 'app-builder-lib', 'package.json'));
const { PlatformPackager } = inBuilder('./out/index') as {
  PlatformPackager: {
    prototype: { generateFuseConfig(fuses: unknown): Promise<Readonly<Record<string, unknown>>> };
  };
};
const handedOn = (platform: NodeJS.Platform) =>
  PlatformPackager.prototype.generateFuseConfig(fusesFor(platform));

describe('the signature that writing fuses breaks', () => {
  it('is made anew on macOS: no certificate may be there to do it', async () => {
    expect(await handedOn('darwin')).toMatchObject({ resetAdHocDarwinSignature: true });
  });

  it.each(['linux', 'win32'] as const)('is nothing on %s', async (platform) => {
    expect(await handedOn(platform)).toMatchObject({ resetAdHocDarwinSignature: false });
  });
});

it('every fuse is handed on', async () => {
  const written = await handedOn('linux');
  expect(written[FuseV1Options.RunAsNode]).toBe(false);
  expect(written[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
  expect(Object.keys(written).filter((name) => /^\d+$/.test(name))).toHaveLength(
    Object.keys(electronFuses).length,
  );
});
