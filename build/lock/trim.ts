/** Removes `engines` of some packages from the lock file, so that `npm ci` does not warn about them on Node 20. */

/**
 * These packages ask for Node 22 but are also installed on Node 20. npm has no setting to silence a single warning. The
 * project's own `engines` in `package.json` remain, and npm warns on every other Node.
 */
export const quiet: Readonly<Record<string, string>> = {
  electron: 'brings the types on every Node; its program is downloaded on Node 22 and above',
  '@electron/get': "part of Electron's installer",
  '@electron-internal/extract-zip': "part of Electron's installer",
  '@electron/rebuild':
    'loaded by electron-builder to compile native modules: none is compiled here',
  'node-abi': 'part of @electron/rebuild',
};

interface Entry {
  readonly engines?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, Entry>>;
}

/** Returns the lock file without the `engines` of these packages. */
export function trimmed(lock: LockFile): LockFile {
  const packages = Object.entries(lock.packages).map(([path, entry]) => {
    const { engines: _engines, ...rest } = entry;
    return [path, nameIn(path) in quiet ? rest : entry] as const;
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

const nameIn = (path: string): string => path.replace(/^.*node_modules\//, '');
