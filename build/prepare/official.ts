/** The official Electron: the product's runtime, downloaded by its own installer. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../lib/command';
import { binOf, inRoot } from '../lib/paths';
import { say } from '../lib/say';

const packageFolder = binOf('electron');
/** Milliseconds to find out whether the download host answers at all. */
const PROBE_LIMIT = 8_000;
/** Milliseconds until the first byte, and from one piece to the next. */
const SILENCE_LIMIT = 15_000;
/** Milliseconds for the whole download, of about 120 MB: one that goes on is given time. */
const DOWNLOAD_LIMIT = 10 * 60_000;

/** The program of the official runtime, or null when it was not downloaded. */
export function officialProgram(): string | null {
  const pointer = join(packageFolder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const program = join(packageFolder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Tries to download it. True when it is there afterwards. Tests shorten the limit. */
export async function fetchOfficial(silence = SILENCE_LIMIT): Promise<boolean> {
  // Behind a proxy there is no telling beforehand.
  if (!behindProxy() && !(await hostAnswers())) return false;
  say('Downloading the official Electron …');
  const watch = pathToFileURL(inRoot('build', 'prepare', 'watch-download.ts')).href;
  await run(
    process.execPath,
    ['--import', 'tsx', '--import', watch, join(packageFolder, 'install.js')],
    {
      limit: DOWNLOAD_LIMIT,
      quietStdout: true,
      env: { ...process.env, LATCHKEY_DOWNLOAD_SILENCE: String(silence) },
    },
  );
  return officialProgram() !== null;
}

const behindProxy = (): boolean =>
  ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some((name) => process.env[name]);

async function hostAnswers(): Promise<boolean> {
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT) });
    return true;
  } catch {
    return false;
  }
}
