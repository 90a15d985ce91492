/** The runtime's licences lie beside the packages, however the runtime names them and wherever it has its program. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeLicences } from '../../build/package/release-files';
import { temporaryFolder } from '../support/temporary-folder';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder('licences');
});
describe('the licences of the runtime', () => {
  it.each([
    ['the official one', 'electron', 'LICENSE'],
    ['the official one on macOS', 'Electron.app/Contents/MacOS/Electron', 'LICENSE'],
    ['one that a packager made', 'electron', 'LICENSE.electron.txt'],
  ])('are found beside %s', (_what, path, name) => {
    const program = join(folder, 'runtime', path);
    const output = join(folder, 'output');
    mkdirSync(dirname(program), { recursive: true });
    mkdirSync(output);
    writeFileSync(join(folder, 'runtime', name), 'of Electron');
    writeFileSync(join(folder, 'runtime', 'LICENSES.chromium.html'), 'of Chromium');
    writeLicences(output, program);
    expect(readFileSync(join(output, 'LICENSE.electron.txt'), 'utf8')).toBe('of Electron');
    expect(readFileSync(join(output, 'LICENSES.chromium.html'), 'utf8')).toBe('of Chromium');
  });
});
