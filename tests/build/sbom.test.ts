/** The bill of materials: what is in the packages, and nothing that only made them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { devDependencies } from '../../package.json';
import { electronVersionOf } from '../../build/package/naming';
import { filterSbom, type Sbom } from '../../build/package/sbom';
import { temporaryFolder } from '../support/temporary-folder';

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
});
const all: Sbom = {
  metadata: { component: component('latchkey', '1.0.0') },
  components: [
    component('got', '14.0.0'),
    component('electron', '45.4.1'),
    component('vitest', '4.0.0'),
  ],
  dependencies: [
    { ref: 'latchkey@1.0.0', dependsOn: ['got@14.0.0', 'electron@45.4.1', 'vitest@4.0.0'] },
    { ref: 'electron@45.4.1', dependsOn: ['vitest@4.0.0'] },
    { ref: 'vitest@4.0.0', dependsOn: ['got@14.0.0'] },
  ],
};

describe.each(['45.4.1', '33.2.1'])('a bill of materials with Electron %s', (version) => {
  const sbom = filterSbom(all, new Set(['got@14.0.0']), version);

  it('names the shipped components, and this Electron once, with its licence', () => {
    expect(sbom.components).toEqual([
      component('got', '14.0.0'),
      expect.objectContaining({
        ...component('electron', version),
        licenses: [{ license: { id: 'MIT' } }],
      }),
    ]);
  });

  it('names no other component', () => {
    const electron = `electron@${version}`;
    expect(sbom.dependencies).toEqual([
      { ref: 'latchkey@1.0.0', dependsOn: ['got@14.0.0', electron] },
      { ref: electron, dependsOn: [] },
    ]);
  });
});

it('the bill of materials names the Electron that packages are built with', () => {
  const folder = temporaryFolder('electron');
  writeFileSync(join(folder, 'version'), 'v33.2.1\n');
  const program = join(folder, 'electron');
  expect(electronVersionOf({ program, evaluation: true })).toBe('33.2.1');
  expect(electronVersionOf({ program, evaluation: false })).toBe(devDependencies.electron);
});
