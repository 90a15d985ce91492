/** Records which packages are bundled: they are shipped, although the lock file marks them as development packages. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { inRoot } from '../lib/paths';

const bundledFolder = inRoot('out', 'bundled');

/** The innermost package folder of a module, relative to the project. */
const packageFolderOf = (id: string): string | null =>
  /(?:^|[/\\])(node_modules[/\\](?:.*[/\\]node_modules[/\\])?(?:@[^/\\]+[/\\])?[^/\\]+)/
    .exec(id.replace(/\0/g, '').replace(/\?.*$/, ''))?.[1]
    ?.replace(/\\/g, '/') ?? null;

/** A plugin for the build of main, preload or renderer. */
export function recordBundledPackages(part: string): Plugin {
  return {
    name: 'latchkey:record-bundled-packages',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = packageFolderOf(id);
          if (folder !== null) folders.add(folder);
        }
      }
      const file = join(bundledFolder, `${part}.json`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify([...folders].sort()));
    },
  };
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** Folders of all shipped packages, relative to the project, as in the lock file. */
export function listShippedPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as LockFile;
  const bundled = new Set(
    readdirSync(bundledFolder).flatMap(
      (name) => JSON.parse(readFileSync(join(bundledFolder, name), 'utf8')) as string[],
    ),
  );
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && (dev !== true || bundled.has(path)))
    .map(([path]) => path)
    .filter((path) => existsSync(inRoot(path, 'package.json')));
}
