/** `npm run package`: builds the packages for the present system. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '../compile';
import { capture } from '../lib/command';
import { inRoot } from '../lib/paths';
import { say, script, Stop } from '../lib/say';
import { prepare, prepareOfficial } from '../prepare';
import { writeLicences, writeChecksums, reportSizes } from './release-files';
import { buildApp } from './builder';
import { refuseDrivableRelease } from './drivable';
import { drawIcons } from './icons';
import { makeDeb } from './linux/deb';
import { packageNaming } from './naming';
import { writeSbom } from './sbom';
import { writeFeed } from './update-feed';

/**
 * `--official` refuses the evaluation runtime. `--installers` also builds packages that need tools of their own.
 * `--app` builds only the app's folder. `--output` names another folder than `dist`.
 */
script(async () => {
  const { values: options } = parseArgs({
    options: {
      official: { type: 'boolean', default: false },
      installers: { type: 'boolean', default: false },
      app: { type: 'boolean', default: false },
      output: { type: 'string', default: 'dist' },
    },
  });
  if (options.official) refuseDrivableRelease();
  const output = resolve(inRoot(), options.output);
  const runtime = options.official ? await prepareOfficial() : await prepare('package');
  const naming = packageNaming(runtime);
  say(`Packaging ${naming.productName} ${naming.version} …`);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const icons = join(output, 'icons');
  drawIcons(icons);
  await compile();
  await buildApp({ naming, runtime, icons, output, installers: options.installers });
  if (options.app) return 0;
  if (process.platform === 'linux') {
    const app = join(output, 'linux-unpacked');
    await makeDeb({ naming, icons, app, output, madeAt: await commitTime() });
  }
  if (!naming.evaluation) writeFeed(output, naming.version);
  await writeSbom(output, runtime);
  writeLicences(output, runtime.program);
  writeChecksums(output);
  reportSizes(output);
  return 0;
});

async function commitTime(): Promise<Date> {
  const result = await capture('git', ['log', '-1', '--format=%ct']);
  if (result.code !== 0)
    throw new Stop('A package needs the date of its commit, but this folder is not a git clone.');
  return new Date(Number(result.stdout) * 1000);
}
