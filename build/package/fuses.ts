/** Electron's fuses: switches in the program that turn features off for good, whatever it is started with. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

type FuseOptions = NonNullable<Configuration['electronFuses']>;

/** The fuses by electron-builder's names. */
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
 * Writing the fuses breaks the signature of Electron's program, and macOS on Apple silicon ends a program with a broken
 * signature. So the program gets an ad hoc signature, which the real one replaces later if there is a certificate.
 */
export const fusesFor = (platform: NodeJS.Platform): FuseOptions => ({
  ...electronFuses,
  resetAdHocDarwinSignature: platform === 'darwin',
});

/** The position of each fuse in the binary. */
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
 * The ninth fuse, of newer Electrons: WebAssembly uses signals of the system to detect reads outside its memory.
 * `@electron/fuses` does not know it yet, so it keeps its default, which is on.
 */
const WASM_TRAP_HANDLERS = 8;

/** A fuse in the binary is a character: `1` on, `0` off. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** Names of the fuses of a built program that have the wrong value. Empty if all are right. */
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

/** A later Electron may have more fuses. Each needs a decision before it is shipped. */
const unknownIn = (wire: FuseWire): string[] =>
  Object.entries(wire)
    .filter(([index]) => /^\d+$/.test(index) && Number(index) >= WASM_TRAP_HANDLERS)
    .flatMap(([index, found]) => {
      if (Number(index) > WASM_TRAP_HANDLERS) return [`unknown ${index}`];
      return found === ON ? [] : ['wasmTrapHandlers'];
    });
