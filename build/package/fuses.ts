/** What the packaged program can no longer be made to do, whatever it is started with. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

type FuseOptions = NonNullable<Configuration['electronFuses']>;

/** As electron-builder names them. */
export const electronFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
} as const;

/**
 * Writing them into the program breaks the signature that Electron comes with, and macOS ends what has a broken one on
 * Apple's own processors. So the program gets a signature of nobody's (ad hoc); a certificate replaces it afterwards,
 * where one is given and found.
 */
export const fusesFor = (platform: NodeJS.Platform): FuseOptions => ({
  ...electronFuses,
  resetAdHocDarwinSignature: platform === 'darwin',
});

/** As they are written into the binary. */
const fuseOptions: Readonly<Record<keyof typeof electronFuses, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
};

/** A fuse in the binary is a character: `1` on, `0` off. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** The fuses of a built program that are not as they should be; empty when all are. */
export async function findWrongFuses(program: string): Promise<string[]> {
  const wire = (await getCurrentFuseWire(program)) as unknown as Readonly<Record<number, number>>;
  return Object.entries(electronFuses).flatMap(([name, on]) => {
    const found = wire[fuseOptions[name as keyof typeof electronFuses]];
    return found === (on ? ON : OFF) ? [] : [name];
  });
}
