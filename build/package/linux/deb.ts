/** Builds the Debian package from the app's folder with Debian's own tools. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Installer } from 'electron-installer-debian';
import { description } from '../../../package.json';
import { inRoot } from '../../lib/paths';
import { linuxLauncher, urlSchemes } from '../builder';
import { iconSizes, iconSource } from '../icons';
import { desktopName, type PackageNaming } from '../naming';
import { licencesPage } from '../licences';
import { debianDependencies } from './dependencies';
import { manPage } from './man-page';

const maintainer = 'The Latchkey developers <developers@latchkey.invalid>';

export interface DebPlan {
  readonly naming: PackageNaming;
  readonly icons: string;
  /** The app's folder. */
  readonly app: string;
  readonly output: string;
  /** Date of the commit, so that two packages of it are equal. */
  readonly madeAt: Date;
}

/** Adds what electron-installer-debian lacks: man page, AppStream metadata, changelog and licences. */
class LatchkeyInstaller extends Installer {
  constructor(
    options: Installer['options'],
    private readonly plan: DebPlan,
  ) {
    super(options);
  }

  override get contentFunctions(): string[] {
    return [...super.contentFunctions, 'createManPage', 'createMetainfo', 'createDocuments'];
  }

  /** Replaces the dependencies that electron-installer-debian guesses, which are incomplete and partly unneeded. */
  override generateOptions(): unknown {
    super.generateOptions();
    return Object.assign(this.options, debianDependencies);
  }

  override async copyApplication(): Promise<void> {
    await super.copyApplication();
    const folder = join(this.stagingDir, 'usr', 'lib', 'latchkey');
    for (const name of readdirSync(folder)) {
      if (/\.so(?:\.\d+)?$/.test(name)) chmodSync(join(folder, name), 0o644);
    }
  }

  override createCopyright(): Promise<void> {
    this.writeStaged('usr/share/doc/latchkey/copyright', copyrightFile(this.plan.madeAt));
    return Promise.resolve();
  }

  createDocuments(): Promise<void> {
    const { naming, madeAt } = this.plan;
    const put = (name: string, text: string): void => {
      this.writeStaged(`usr/share/doc/latchkey/${name}.gz`, gzipSync(text, { level: 9 }));
    };
    put('changelog', changelogFile(naming, maintainer, madeAt));
    put('LICENCES.txt', licencesPage());
    return Promise.resolve();
  }

  async createManPage(): Promise<void> {
    const page = gzipSync(await manPage(this.plan), { level: 9 });
    this.writeStaged('usr/share/man/man1/latchkey.1.gz', page);
  }

  createMetainfo(): Promise<void> {
    const text = readFileSync(inRoot('build', 'package', 'linux', 'metainfo.xml'), 'utf8')
      .replace('__VERSION__', this.plan.naming.version)
      .replace('__DATE__', this.plan.madeAt.toISOString().slice(0, 10));
    this.writeStaged('usr/share/metainfo/app.latchkey.Latchkey.metainfo.xml', text);
    return Promise.resolve();
  }

  private writeStaged(path: string, content: string | Buffer): void {
    const file = join(this.stagingDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, 0o644);
  }
}

/** Builds the package in the output folder. */
export async function makeDeb(plan: DebPlan): Promise<void> {
  // Debian's tools expect this umask.
  process.umask(0o022);
  const installer = new LatchkeyInstaller(installerOptions(plan), plan);
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
}

const installerOptions = ({ naming, icons, app, output }: DebPlan): Installer['options'] => ({
  src: app,
  dest: output,
  rename: (dest: string) => join(dest, '<%= name %>_<%= version %>_<%= arch %>.deb'),
  logger: () => undefined,
  arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
  // Also the name of the desktop entry.
  name: desktopName,
  bin: linuxLauncher,
  version: naming.debianVersion,
  productName: naming.productName,
  windowClass: naming.windowClass,
  genericName: 'Account manager for Domo',
  description,
  productDescription: [
    'Shows and changes the accounts and OAuth accounts of many Domo instances, compares them without showing a secret, and exports their inventory to CSV.',
    ...(naming.evaluation
      ? ['This build is for evaluation: its Electron gets no security fixes.']
      : []),
  ].join('\n'),
  maintainer,
  section: 'utils',
  categories: ['Utility'],
  mimeType: urlSchemes.map((scheme) => `x-scheme-handler/${scheme}`),
  lintianOverrides,
  desktopTemplate: inRoot('build', 'package', 'linux', 'desktop.ejs'),
  compression: process.env['LATCHKEY_PACKAGE_COMPRESSION'] ?? 'xz',
  icon: {
    ...Object.fromEntries(
      iconSizes.map((size) => [`${size}x${size}`, join(icons, `${size}x${size}.png`)]),
    ),
    scalable: iconSource,
  },
});

/** Debian's machine-readable copyright file. Every Debian system has the text of the Apache License. */
export const copyrightFile = (
  madeAt: Date,
): string => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Latchkey
Comment: Licences of the contents: /usr/lib/latchkey/LICENSE.electron.txt,
 /usr/lib/latchkey/LICENSES.chromium.html, /usr/share/doc/latchkey/LICENCES.txt.gz

Files: *
Copyright: ${madeAt.getUTCFullYear()} The Latchkey developers
License: Apache-2.0
 On Debian systems the full text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
`;

export const changelogFile = (
  { debianVersion }: Pick<PackageNaming, 'debianVersion'>,
  maintainer: string,
  madeAt: Date,
): string => `latchkey (${debianVersion}) stable; urgency=medium

  * See CHANGELOG.md in the source.

 -- ${maintainer}  ${madeAt.toUTCString().replace('GMT', '+0000')}
`;

/** Electron's official build contains its own libraries and a setuid helper for the sandbox. */
export const lintianOverrides = [
  'embedded-library',
  'unstripped-binary-or-object',
  'elevated-privileges 4755 root/root [usr/lib/latchkey/chrome-sandbox]',
];
