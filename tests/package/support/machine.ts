/** Installs the package on this very machine, and leaves the machine as it was. */
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { capture, type CommandResult } from '../../../build/lib/command';
import { which } from '../../../build/lib/which';

/** Why nothing is installed here; null where it is. */
export function cannotInstall(): string | null {
  if (process.platform !== 'linux' || which('apt-get') === null) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'installing needs root';
  if (existsSync('/usr/lib/latchkey')) return 'Latchkey is installed here, and stays as it is';
  return null;
}

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Raises with apt's own words when it fails. */
export async function apt(...args: readonly string[]): Promise<void> {
  const ended = await capture('apt-get', ['-y', '-q', ...args], { env });
  if (ended.code !== 0)
    throw new Error(`apt-get ${args.join(' ')}: ${ended.stdout}${ended.stderr}`);
}

export async function installedPackages(): Promise<ReadonlySet<string>> {
  const { stdout } = await capture('dpkg-query', ['-W', '-f', '${binary:Package}\n']);
  return new Set(stdout.trim().split('\n'));
}

/** Removes what was installed since: the package, and what it depends on. */
export async function purgeAllBut(before: ReadonlySet<string>): Promise<void> {
  const added = [...(await installedPackages())].filter((name) => !before.has(name));
  if (added.length > 0) await apt('purge', ...added);
}

export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** An ordinary user who did not exist before. */
export async function makeUser(): Promise<User> {
  const name = `latchkey-test-${process.pid}`;
  must(await capture('useradd', ['--create-home', '--shell', '/bin/sh', name]));
  const number = async (flag: string): Promise<number> =>
    Number(must(await capture('id', [flag, name])));
  return { name, uid: await number('-u'), gid: await number('-g'), home: `/home/${name}` };
}

export async function removeUser({ name, uid }: User): Promise<void> {
  // By its number, which nobody else has.
  await capture('pkill', ['-KILL', '-U', String(uid)]);
  must(await capture('userdel', ['--remove', name]));
}

function must({ code, stdout, stderr }: CommandResult): string {
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** What apt and dpkg write for themselves. Caches of others are made anew from what is installed. */
const ofApt = /^\/var\/(?:lib\/(?:dpkg|apt|systemd)|cache|log|backups)(?:\/|$)/;

/** Every file of the system: not those of people, nor what lives only until the machine stops. */
export async function systemFiles(): Promise<ReadonlySet<string>> {
  const folders = ['/usr', '/etc', '/var', '/opt', '/srv', '/boot', '/lib', '/bin', '/sbin'];
  const { stdout } = await capture('find', [...folders, '-xdev']);
  return new Set(stdout.split('\n').filter((file) => file !== '' && !ofApt.test(file)));
}

/** Every file below a folder with a hash of its content. */
export function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((name) => lstatSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}
