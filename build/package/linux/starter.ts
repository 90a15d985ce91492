/** `latchkey` on the PATH. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../../lib/paths';

/** What a command does where there is no display. The evaluation runtime ends with a crash there. */
const withoutDisplay = {
  official:
    'exec "$program" --ozone-platform=headless --disable-gpu --disable-logging --log-level=3 --command-line -- "$@"\n',
  evaluation:
    "echo 'This evaluation build runs commands only where there is a display (DISPLAY is not set).' >&2\nexit 1\n",
};

export function writeStarter(file: string, evaluation: boolean): void {
  const common = readFileSync(inRoot('build', 'package', 'linux', 'latchkey.sh'), 'utf8');
  writeFileSync(file, common + withoutDisplay[evaluation ? 'evaluation' : 'official']);
  chmodSync(file, 0o755);
}
