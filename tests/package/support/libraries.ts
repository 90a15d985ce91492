/** Which Debian packages bring the shared libraries that binaries are linked to. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { capture } from '../../../build/lib/command';
import { which } from '../../../build/lib/which';

/** Of all binaries below a folder; libraries that lie in it themselves need no package. */
export async function packagesOfLibraries(folder: string): Promise<ReadonlySet<string>> {
  const binaries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && isBinary(file));
  const needed = new Set<string>();
  for (const file of binaries) for (const name of await neededBy(file)) needed.add(name);
  const places = await libraryPlaces();
  const packages = new Set<string>();
  for (const name of needed) {
    if (binaries.some((file) => basename(file) === name)) continue;
    const place = places.get(name);
    if (place === undefined) throw new Error(`${name} is not on this machine`);
    packages.add(await packageOf(place));
  }
  return packages;
}

const isBinary = (file: string): boolean =>
  /\.(?:so|so\.\d+|node)$/.test(file) || /^(?:latchkey-desktop|chrome[\w-]+)$/.test(basename(file));

async function neededBy(file: string): Promise<string[]> {
  const { stdout } = await capture('objdump', ['-p', file]);
  return [...stdout.matchAll(/^\s+NEEDED\s+(\S+)$/gm)].map(([, name = '']) => name);
}

async function libraryPlaces(): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await capture(which('ldconfig') ?? 'ldconfig', ['-p']);
  const found = [...stdout.matchAll(/^\s+(\S+) \(.*x86-64.*\) => (\S+)$/gm)];
  return new Map(found.reverse().map(([, name = '', place = '']) => [name, place]));
}

/** On a merged /usr a library can be listed with and without that folder. */
async function packageOf(place: string): Promise<string> {
  const real = realpathSync(place);
  const names = [real, real.replace(/^\/usr/, ''), place, join(dirname(place), basename(real))];
  for (const name of names.filter((each) => existsSync(each))) {
    const { code, stdout } = await capture('dpkg-query', ['-S', name]);
    if (code === 0) return stdout.split(':')[0] ?? '';
  }
  throw new Error(`no package brings ${place}`);
}
