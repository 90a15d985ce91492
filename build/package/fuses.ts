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
  loadBrowserProcessSpecificV8Snapshot: false,
  // Pages come from the app's own protocol.
  grantFileProtocolExtraPrivileges: false,
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
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/**
 * The ninth, of newer Electrons: signals of the system catch what WebAssembly reads out of its bounds. Nothing that
 * writes fuses here knows it yet; it is on by itself, and stays as it came.
 */
const WASM_TRAP_HANDLERS = 8;

/** A fuse in the binary is a character: `1` on, `0` off. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** The fuses of a built program that are not as they should be; empty when all are. */
export async function findWrongFuses(program: string): Promise<string[]> {
  const wire = (await getCurrentFuseWire(program)) as unknown as FuseWire;
  return [...wrongIn(wire), ...unknownIn(wire)];
}

type FuseWire = Readonly<Record<number, number>>;

const wrongIn = (wire: FuseWire): string[] =>
  Object.entries(electronFuses).flatMap(([name, on]) => {
    const found = wire[fuseOptions[name as keyof typeof electronFuses]];
    return found === (on ? ON : OFF) ? [] : [name];
  });

/** A later Electron may bring more: each is looked at before it is shipped. */
const unknownIn = (wire: FuseWire): string[] =>
  Object.entries(wire)
    .filter(([index]) => /^\d+$/.test(index) && Number(index) >= WASM_TRAP_HANDLERS)
    .flatMap(([index, found]) => {
      if (Number(index) > WASM_TRAP_HANDLERS) return [`unknown ${index}`];
      return found === ON ? [] : ['wasmTrapHandlers'];
    });
