/** What lies beside the packages: what is in them, under which licences, and how to check them. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from '../lib/command';
import { inRoot } from '../lib/paths';
import { Stop } from '../lib/say';
import { shippedPackages } from './bundled';
import { licencesPage } from './licences';

const packages = /\.(?:deb|AppImage|exe|dmg|zip)$/;

/** Those that were made into the output folder, by name. */
export const packagesIn = (output: string): string[] =>
  readdirSync(output)
    .filter((name) => packages.test(name))
    .sort();

interface Sbom {
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

/** A bill of materials (CycloneDX): what is shipped, with the versions that the lock file pins. */
export async function writeSbom(output: string): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const ended = await capture(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']);
  if (ended.code !== 0) throw new Stop(`npm could not list what is shipped:\n${ended.stderr}`);
  const all = JSON.parse(ended.stdout) as Sbom;
  const shipped = new Set(shippedPackages().flatMap(namesAndVersion));
  const components = all.components.filter(({ name, version }) =>
    shipped.has(`${name}@${version}`),
  );
  writeFileSync(join(output, 'sbom.cdx.json'), JSON.stringify({ ...all, components }, null, 2));
}

/** Also under the name that it is installed as. */
function namesAndVersion(path: string): string[] {
  const text = readFileSync(inRoot(path, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return [`${name}@${version}`, `${path.replace(/^.*node_modules\//, '')}@${version}`];
}

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
