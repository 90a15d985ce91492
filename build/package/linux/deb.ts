/** The Debian package, from the app's folder, with Debian's own tools. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Installer } from 'electron-installer-debian';
import { description } from '../../../package.json';
import { inRoot } from '../../lib/paths';
import { linuxStarter, schemes } from '../builder';
import { iconSizes, iconSource } from '../icons';
import { desktopName, type Naming } from '../names';
import { licencesPage } from '../licences';
import { dependencies } from './depends';
import { manPage } from './man';
import { changelog, copyright, lintianOverrides } from './papers';

const maintainer = 'The Latchkey developers <developers@latchkey.invalid>';

export interface DebPlan {
  readonly naming: Naming;
  readonly icons: string;
  /** The app's folder. */
  readonly app: string;
  readonly output: string;
  /** Of the commit: two packages of it are alike. */
  readonly madeAt: Date;
}

/** Adds what the installer does not know: the man page, AppStream's metadata, Debian's papers. */
class LatchkeyInstaller extends Installer {
  constructor(
    options: Installer['options'],
    private readonly plan: DebPlan,
  ) {
    super(options);
  }

  override get contentFunctions(): string[] {
    return [...super.contentFunctions, 'createManPage', 'createMetainfo', 'createPapers'];
  }

  /** The dependencies that the installer guesses are neither all nor only those that are needed. */
  override generateOptions(): unknown {
    super.generateOptions();
    return Object.assign(this.options, dependencies);
  }

  override async copyApplication(): Promise<void> {
    await super.copyApplication();
    const folder = join(this.stagingDir, 'usr', 'lib', 'latchkey');
    for (const name of readdirSync(folder)) {
      if (/\.so(?:\.\d+)?$/.test(name)) chmodSync(join(folder, name), 0o644);
    }
  }

  override createCopyright(): Promise<void> {
    this.put('usr/share/doc/latchkey/copyright', copyright(this.plan.madeAt));
    return Promise.resolve();
  }

  createPapers(): Promise<void> {
    const { naming, madeAt } = this.plan;
    const put = (name: string, text: string): void => {
      this.put(`usr/share/doc/latchkey/${name}.gz`, gzipSync(text, { level: 9 }));
    };
    put('changelog', changelog(naming, maintainer, madeAt));
    put('LICENCES.txt', licencesPage());
    return Promise.resolve();
  }

  async createManPage(): Promise<void> {
    const page = gzipSync(await manPage(this.plan), { level: 9 });
    this.put('usr/share/man/man1/latchkey.1.gz', page);
  }

  createMetainfo(): Promise<void> {
    const text = readFileSync(inRoot('build', 'package', 'linux', 'metainfo.xml'), 'utf8')
      .replace('__VERSION__', this.plan.naming.version)
      .replace('__DATE__', this.plan.madeAt.toISOString().slice(0, 10));
    this.put('usr/share/metainfo/app.latchkey.Latchkey.metainfo.xml', text);
    return Promise.resolve();
  }

  private put(path: string, content: string | Buffer): void {
    const file = join(this.stagingDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, 0o644);
  }
}

/** Makes the package in the output folder. */
export async function makeDeb(plan: DebPlan): Promise<void> {
  // The page is only right with the umask that Debian's tools expect.
  process.umask(0o022);
  const installer = new LatchkeyInstaller(optionsOf(plan), plan);
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
}

const optionsOf = ({ naming, icons, app, output }: DebPlan): Installer['options'] => ({
  src: app,
  dest: output,
  rename: (dest: string) => join(dest, '<%= name %>_<%= version %>_<%= arch %>.deb'),
  logger: () => undefined,
  arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
  // Of the desktop entry as well.
  name: desktopName,
  bin: linuxStarter,
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
  mimeType: schemes.map((scheme) => `x-scheme-handler/${scheme}`),
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
