/** Collects the licences of all shipped packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths';
import { listShippedPackages } from './shipped-packages';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Written for a package that names its licence but contains no text of it. */
export const NO_LICENCE_TEXT = 'The package does not contain the text of its licence.';

/** All licences as one text, each with the licence text of the package if there is one. */
export const licencesPage = (): string => listShippedPackages().map(licenceEntry).join('\n');

function licenceEntry(path: string): string {
  const folder = inRoot(path);
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
  const text =
    file === undefined
      ? NO_LICENCE_TEXT
      : readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim();
  const line = '='.repeat(78);
  return `${line}\n${name} ${version} (${license ?? 'see below'})\n${line}\n${text}\n`;
}
