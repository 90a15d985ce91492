/** Installs Debian packages, where that needs nobody's password. */
import { capture } from '../lib/command';
import { which } from '../lib/which';
import { say, Stop } from '../lib/say';
import { isSuperuser } from '../lib/superuser';

/** What goes before apt-get: nothing for root, `sudo` where it asks for no password. Null: neither. */
async function rights(): Promise<readonly string[] | null> {
  if (isSuperuser()) return [];
  if (which('sudo') === null) return null;
  return (await capture('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : null;
}

/**
 * Installs one of the names of each package. Raises Stop with the one command to run where it may not, and
 * with apt's own words where that failed.
 */
export async function installPackages(packages: readonly (readonly string[])[]): Promise<void> {
  if (which('apt-get') === null) {
    throw new Stop(
      `This machine lacks: ${firstNames(packages)} (Debian's names). Install them with its package manager, then run this again.`,
    );
  }
  const prefix = await rights();
  if (prefix === null) {
    throw new Stop(
      `This machine lacks some packages. Run this, then try again:\n\n  ${await installCommand(packages)}\n`,
    );
  }
  await apt(prefix, ['update', '-q']);
  const names = (await available(packages)).map(([name]) => name ?? '');
  say(`Installing with apt: ${names.join(' ')}`);
  await apt(prefix, ['install', '-y', '-q', '--no-install-recommends', ...names]);
}

/** What a person types to install them. */
export async function installCommand(packages: readonly (readonly string[])[]): Promise<string> {
  const sudo = isSuperuser() ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${firstNames(await available(packages))}`;
}

const firstNames = (packages: readonly (readonly string[])[]): string =>
  packages.map(([name]) => name).join(' ');

/** Puts the name that this release can install first. */
async function available(packages: readonly (readonly string[])[]): Promise<(readonly string[])[]> {
  return Promise.all(
    packages.map(async (names) => {
      for (const name of names.slice(0, -1)) {
        const { stdout } = await capture('apt-cache', ['policy', name]);
        if (/Candidate: (?!\(none\))/.test(stdout)) return [name];
      }
      return names.slice(-1);
    }),
  );
}

/** Quiet when it works; its last lines when it does not. */
async function apt(prefix: readonly string[], args: readonly string[]): Promise<void> {
  const [program = '', ...rest] = [...prefix, 'apt-get', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ended = await capture(program, rest, { env });
  if (ended.code === 0) return;
  const tail = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-15).join('\n');
  throw new Stop(`${[program, ...rest].join(' ')} failed:\n${tail}`);
}
