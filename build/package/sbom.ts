/** Writes the bill of materials (CycloneDX): the shipped packages with the versions in the lock file, and Electron. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/command';
import { npmCommand } from '../lib/npm';
import { inRoot } from '../lib/paths';
import { Stop } from '../lib/say';
import type { Runtime } from '../prepare';
import { listShippedPackages } from './shipped-packages';
import { electronVersionOf } from './naming';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}

/** The fields of npm's bill of materials that are used here. The others stay unchanged. */
export interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export async function writeSbom(output: string, runtime: Runtime): Promise<void> {
  const npm = npmCommand(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']);
  const result = await capture(npm.program, npm.args);
  if (result.code !== 0)
    throw new Stop(`npm could not list the shipped packages:\n${result.stderr}`);
  const shipped = new Set(listShippedPackages().flatMap(packageIdentifiers));
  const sbom = filterSbom(JSON.parse(result.stdout) as Sbom, shipped, electronVersionOf(runtime));
  writeFileSync(join(output, 'sbom.cdx.json'), JSON.stringify(sbom, null, 2));
}

/** Keeps the installed packages that are shipped (`name@version`), and adds Electron. */
export function filterSbom(all: Sbom, shipped: ReadonlySet<string>, version: string): Sbom {
  const electron = electronComponent(version);
  const components = [
    ...all.components.filter(({ name, version: installed }) => shipped.has(`${name}@${installed}`)),
    electron,
  ];
  return { ...all, components, dependencies: filterDependencies(all, components, electron) };
}

/** Electron is a development package in the lock file, and the evaluation runtime has another version. */
const electronComponent = (version: string): Component & Readonly<Record<string, unknown>> => ({
  'bom-ref': `electron@${version}`,
  type: 'framework',
  name: 'electron',
  version,
  purl: `pkg:npm/electron@${version}`,
  licenses: [{ license: { id: 'MIT' } }],
});

/** The dependencies between these components. The format does not allow others. */
function filterDependencies(
  { metadata, dependencies }: Sbom,
  components: readonly Component[],
  electron: Component,
): Sbom['dependencies'] {
  const root = metadata.component['bom-ref'];
  const known = new Set(components.map((component) => component['bom-ref']));
  const kept = dependencies
    .filter(({ ref }) => ref !== electron['bom-ref'] && (ref === root || known.has(ref)))
    .map(({ ref, dependsOn }) => {
      const others = dependsOn.filter((part) => known.has(part) && part !== electron['bom-ref']);
      return { ref, dependsOn: ref === root ? [...others, electron['bom-ref']] : others };
    });
  return [...kept, { ref: electron['bom-ref'], dependsOn: [] }];
}

/** `name@version`, with the package's own name and with the name under which it is installed. */
function packageIdentifiers(path: string): string[] {
  const text = readFileSync(inRoot(path, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return [`${name}@${version}`, `${path.replace(/^.*node_modules\//, '')}@${version}`];
}
