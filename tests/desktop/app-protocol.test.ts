/** Which files of the disk an address of the window reaches, on both kinds of path. */
import { posix, win32 } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { findAppFile } = await import('../../src/main/desktop/app-protocol');

const systems = [
  ['posix', '/app/renderer', posix],
  ['win32', 'C:\\app\\renderer', win32],
] as const;

describe.each(systems)('an address, with the paths of %s', (_name, folder, path) => {
  it.each([
    ['app://latchkey/', 'index.html'],
    ['app://latchkey/index.html', 'index.html'],
    ['app://latchkey/assets/a%20b.js', path.join('assets', 'a b.js')],
    ['app://latchkey/assets/../../index.html', 'index.html'],
  ])('%s reaches %s', (address, file) => {
    expect(findAppFile(folder, address, path)).toBe(path.join(folder, file));
  });

  it.each([
    'app://other/index.html',
    'app://latchkey/..%2F..%2Fsecret',
    'app://latchkey/..%5C..%5Csecret',
    'app://latchkey/..%2Frenderer-private%2Fa.js',
    'app://latchkey/index.html::$DATA',
    'app://latchkey/index.html%3Astream',
    'app://latchkey/C:/Windows/win.ini',
    'app://latchkey/a%00b',
    'app://latchkey/%E0%A4%A',
  ])('%s reaches nothing', (address) => {
    expect(findAppFile(folder, address, path)).toBeNull();
  });
});
