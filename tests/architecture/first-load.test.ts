import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { expect, it } from 'vitest';

const root = resolve(__dirname, '../..');

async function cruiseMain(): Promise<ReadonlyMap<string, IModule>> {
  const { output } = await cruise(['src/main/index.ts'], {
    baseDir: root,
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.d.ts'] },
  });
  const { modules } = output as ICruiseResult;
  return new Map(modules.map((each) => [each.source, each]));
}

/** All that a module loads by itself: without `import()`, and without types. */
function loadedBy(start: string, modules: ReadonlyMap<string, IModule>): Set<string> {
  const found = new Set([start]);
  for (const name of found) {
    for (const { resolved, dynamic, preCompilationOnly } of modules.get(name)?.dependencies ?? []) {
      if (!dynamic && preCompilationOnly !== true) found.add(resolved);
    }
  }
  return found;
}

it('before the window is created, main loads neither schemas nor the client, the store or comparisons', async () => {
  const modules = await cruiseMain();
  const loaded = [...loadedBy('src/main/index.ts', modules)];
  expect(loaded).toContain('src/main/desktop/window.ts');
  expect(existsSync(resolve(root, 'src/contract/index.ts'))).toBe(true);
  const late =
    /node_modules\/(?:zod|got|libsql)\/|^src\/contract\/index|^src\/main\/(?:comparison|store|compose)/u;
  expect(loaded.filter((name) => late.test(name))).toEqual([]);
  // What it loads later has them: the rule could be broken.
  const later = [...loadedBy('src/main/compose.ts', modules)];
  expect(later.some((name) => /node_modules\/zod\//u.test(name))).toBe(true);
  expect(later).toContain('src/contract/index.ts');
});
