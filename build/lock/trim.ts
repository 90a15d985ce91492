/** Which packages the lock file keeps without the Node that they ask for, so that `npm ci` warns of none on Node 20. */

/**
 * They want Node 22, and each is installed on Node 20 all the same. npm has no setting for that; what the project as a
 * whole runs on is said by `engines` in `package.json`, and npm warns of that on every other Node.
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

/** The same lock file, without the `engines` of these packages. */
export function trimmed(lock: LockFile): LockFile {
  const packages = Object.entries(lock.packages).map(([path, entry]) => {
    const { engines: _engines, ...rest } = entry;
    return [path, nameIn(path) in quiet ? rest : entry] as const;
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

const nameIn = (path: string): string => path.replace(/^.*node_modules\//, '');
