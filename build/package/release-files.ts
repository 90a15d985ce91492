/** Writes the files next to the packages: licences and checksums. Reports the sizes. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../lib/paths';
import { licencesPage } from './licences';
import { say } from '../lib/say';

const packagePattern = /\.(?:deb|AppImage|exe|dmg|zip)$/;

/** Names of the packages in the output folder, sorted. */
export const listPackageFiles = (output: string): string[] =>
  readdirSync(output)
    .filter((name) => packagePattern.test(name))
    .sort();

/** The name of each licence next to the packages, and its possible names next to a runtime. */
const runtimeLicences = [
  ['LICENSE.electron.txt', ['LICENSE.electron.txt', 'LICENSE']],
  ['LICENSES.chromium.html', ['LICENSES.chromium.html']],
] as const;

/** On macOS the program is three folders deep in its bundle. */
const candidateFiles = (program: string, names: readonly string[]): string[] =>
  [dirname(program), join(dirname(program), '..', '..', '..')].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );

/** Licences of Latchkey, of the packages in it, of Electron and of Chromium. */
export function writeLicences(output: string, program: string): void {
  writeFileSync(join(output, 'LICENCES.txt'), licencesPage());
  for (const [name, names] of runtimeLicences) {
    const file = candidateFiles(program, names).find((candidate) => existsSync(candidate));
    if (file !== undefined) cpSync(file, join(output, name));
  }
  cpSync(inRoot('LICENSE'), join(output, 'LICENSE'));
}

/** Writes a file for `sha256sum -c SHA256SUMS`. */
export function writeChecksums(output: string): void {
  const names = [...listPackageFiles(output), 'sbom.cdx.json'];
  const lines = names.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(output, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  writeFileSync(join(output, 'SHA256SUMS'), lines.join(''));
}

/** Bytes of each package. */
export const packageSizes = (output: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    listPackageFiles(output).map((name) => [name, statSync(join(output, name)).size]),
  );

/** Outside the output folder, which every build replaces. */
const sizesFile = inRoot('.runtime', 'package-sizes.json');

const toMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Prints the size of each package and the change since the previous build. */
export function reportSizes(output: string, file = sizesFile): void {
  const previous = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>)
    : {};
  const now = packageSizes(output);
  for (const [name, bytes] of Object.entries(now)) {
    const before = previous[name];
    const change =
      before === undefined
        ? 'first build'
        : `${bytes >= before ? '+' : '-'}${toMegabytes(Math.abs(bytes - before))}`;
    say(`${name}  ${toMegabytes(bytes)}  (${change})`);
  }
  // With the official runtime, the folder may not exist yet.
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...previous, ...now }));
}
