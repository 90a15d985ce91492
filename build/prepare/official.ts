/** The official Electron: the product's runtime, downloaded by its own installer. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/command';
import { binOf } from '../lib/paths';
import { say } from '../lib/say';

const packageFolder = binOf('electron');
/** Milliseconds to find out whether the download host answers at all. */
const PROBE_LIMIT = 8_000;
/** Milliseconds for the whole download, of about 120 MB. */
const DOWNLOAD_LIMIT = 10 * 60_000;
/** Behind a proxy there is no telling beforehand; this is for the attempt itself. */
const PROXY_LIMIT = 3 * 60_000;

/** The program of the official runtime, or null when it was not downloaded. */
export function officialProgram(): string | null {
  const pointer = join(packageFolder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const program = join(packageFolder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Tries to download it. True when it is there afterwards. */
export async function fetchOfficial(): Promise<boolean> {
  const limit = behindProxy() ? PROXY_LIMIT : DOWNLOAD_LIMIT;
  if (!behindProxy() && !(await hostAnswers())) return false;
  say('Downloading the official Electron …');
  await run(process.execPath, [join(packageFolder, 'install.js')], { limit, quietStdout: true });
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
