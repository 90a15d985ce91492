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

/** Licences of Latchkey, of the packages in it, of Electron and of Chromium. */
export function writeLicences(output: string, program: string): void {
  writeFileSync(join(output, 'LICENCES.txt'), licencesPage());
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    const file = join(dirname(program), name);
    if (existsSync(file)) cpSync(file, join(output, name));
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
