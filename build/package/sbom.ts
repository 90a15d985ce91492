/** A bill of materials (CycloneDX): what is shipped, with the versions that the lock file pins, and Electron. */
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

/** As npm writes it; the rest of it stays as it is. */
export interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export async function writeSbom(output: string, runtime: Runtime): Promise<void> {
  const npm = npmCommand(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']);
  const ended = await capture(npm.program, npm.args);
  if (ended.code !== 0) throw new Stop(`npm could not list what is shipped:\n${ended.stderr}`);
  const shipped = new Set(listShippedPackages().flatMap(packageIdentifiers));
  const sbom = filterSbom(JSON.parse(ended.stdout) as Sbom, shipped, electronVersionOf(runtime));
  writeFileSync(join(output, 'sbom.cdx.json'), JSON.stringify(sbom, null, 2));
}

/** Of all that is installed here, what is in the packages (`name@version`), and the Electron around it. */
export function filterSbom(all: Sbom, shipped: ReadonlySet<string>, version: string): Sbom {
  const electron = electronComponent(version);
  const components = [
    ...all.components.filter((each) => shipped.has(`${each.name}@${each.version}`)),
    electron,
  ];
  return { ...all, components, dependencies: filterDependencies(all, components, electron) };
}

/** To the lock file Electron is a tool of development; and the one for evaluation is another. */
const electronComponent = (version: string): Component & Readonly<Record<string, unknown>> => ({
  'bom-ref': `electron@${version}`,
  type: 'framework',
  name: 'electron',
  version,
  purl: `pkg:npm/electron@${version}`,
  licenses: [{ license: { id: 'MIT' } }],
});

/** Between components alone, as the format wants it. */
function filterDependencies(
  { metadata, dependencies }: Sbom,
  components: readonly Component[],
  electron: Component,
): Sbom['dependencies'] {
  const root = metadata.component['bom-ref'];
  const known = new Set(components.map((each) => each['bom-ref']));
  const kept = dependencies
    .filter(({ ref }) => ref !== electron['bom-ref'] && (ref === root || known.has(ref)))
    .map(({ ref, dependsOn }) => {
      const others = dependsOn.filter((each) => known.has(each) && each !== electron['bom-ref']);
      return { ref, dependsOn: ref === root ? [...others, electron['bom-ref']] : others };
    });
  return [...kept, { ref: electron['bom-ref'], dependsOn: [] }];
}

/** Also under the name that it is installed as. */
function packageIdentifiers(path: string): string[] {
  const text = readFileSync(inRoot(path, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return [`${name}@${version}`, `${path.replace(/^.*node_modules\//, '')}@${version}`];
}
