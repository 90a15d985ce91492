/** What a thread bundles of the contract: the schemas that it uses, and those they are made of. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { droppableSchemas } from '../../build/droppable-schemas';
import { temporaryFolder } from '../support/temporary-folder';

const CONTRACT = `
import { made } from '../made';
export const part: string = made('part').chained();
export const used = made('used', part).chained();
export const unused = made('unused', part).chained();
export const operations = { 'a.read': made('read'), 'a.write': made('write') } as const;
export const kinds = ['one', made('kind')];
export const limit = 10;
`;

let bundled = '';

beforeAll(async () => {
  const folder = temporaryFolder('contract');
  mkdirSync(join(folder, 'src', 'contract'), { recursive: true });
  writeFileSync(join(folder, 'src', 'contract', 'schemas.ts'), CONTRACT);
  // As with a package: a bundler cannot know that its calls do nothing else.
  writeFileSync(
    join(folder, 'src', 'made.ts'),
    'export const made = (...parts: unknown[]) => { globalThis.all.push(parts); return { chained: () => parts }; };',
  );
  writeFileSync(
    join(folder, 'src', 'thread.ts'),
    "import { used } from './contract/schemas'; globalThis.found = used;",
  );
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    plugins: [droppableSchemas()],
    build: {
      ssr: true,
      write: false,
      rolldownOptions: {
        input: join(folder, 'src', 'thread.ts'),
        treeshake: { moduleSideEffects: [{ test: /\/src\/contract\//u, sideEffects: false }] },
        output: { format: 'cjs' },
      },
    },
  });
  bundled = (output as Rolldown.RolldownOutput).output[0].code;
});

describe('the bundle of a thread', () => {
  it('makes a schema that it uses, after the parts of it', () => {
    const found: { all: unknown[]; found?: unknown } = { all: [] };
    runInNewContext(bundled, found);
    expect(found.found).toEqual(['used', ['part']]);
    expect(found.all).toEqual([['part'], ['used', ['part']]]);
  });

  it.each(['unused', 'read', 'write', 'kind'])('leaves out what it does not use: %s', (name) => {
    expect(bundled).not.toContain(`"${name}"`);
  });
});
