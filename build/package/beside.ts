/** What lies beside the packages: what is in them, under which licences, and how to check them. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../lib/paths';
import { licencesPage } from './licences';

const packages = /\.(?:deb|AppImage|exe|dmg|zip)$/;

/** Those that were made into the output folder, by name. */
export const packagesIn = (output: string): string[] =>
  readdirSync(output)
    .filter((name) => packages.test(name))
    .sort();

/** What a licence is called beside the packages, and what it may be called beside a runtime. */
const licencesOfRuntime = [
  ['LICENSE.electron.txt', ['LICENSE.electron.txt', 'LICENSE']],
  ['LICENSES.chromium.html', ['LICENSES.chromium.html']],
] as const;

/** On macOS the program lies three folders deep in its bundle. */
const filesNear = (program: string, names: readonly string[]): string[] =>
  [dirname(program), join(dirname(program), '..', '..', '..')].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );

/** Licences of Latchkey, of the packages in it, of Electron and of Chromium. */
export function writeLicences(output: string, program: string): void {
  writeFileSync(join(output, 'LICENCES.txt'), licencesPage());
  for (const [name, names] of licencesOfRuntime) {
    const file = filesNear(program, names).find((each) => existsSync(each));
    if (file !== undefined) cpSync(file, join(output, name));
  }
  cpSync(inRoot('LICENSE'), join(output, 'LICENSE'));
}

/** `sha256sum -c SHA256SUMS` checks them. */
export function writeSums(output: string): void {
  const named = [...packagesIn(output), 'sbom.cdx.json'];
  const lines = named.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(output, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  writeFileSync(join(output, 'SHA256SUMS'), lines.join(''));
}

/** Bytes of each package. */
export const sizesIn = (output: string): Readonly<Record<string, number>> =>
  Object.fromEntries(packagesIn(output).map((name) => [name, statSync(join(output, name)).size]));
