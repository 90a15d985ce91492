/** Notes which packages are inside the compiled files: they are shipped, though the lock file calls them development's. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { inRoot } from '../lib/paths';

const bundledFolder = inRoot('out', 'bundled');

/** The folder of a module's package, from the root of the project; the innermost one. */
const packageFolderOf = (id: string): string | null =>
  /(?:^|[/\\])(node_modules[/\\](?:.*[/\\]node_modules[/\\])?(?:@[^/\\]+[/\\])?[^/\\]+)/
    .exec(id.replace(/\0/g, '').replace(/\?.*$/, ''))?.[1]
    ?.replace(/\\/g, '/') ?? null;

/** For one of main, preload and renderer. */
export function recordBundledPackages(part: string): Plugin {
  return {
    name: 'latchkey:note-bundled',
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

/** Folders of all packages that are shipped, from the root of the project, as the lock file names them. */
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
