/** How npm is started on each system. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { npmCommand } from '../../build/lib/npm';

const ARGS = ['pack', 'some package'];

it.each(['linux', 'darwin'] as const)('npm is the command on the PATH on %s', (platform) => {
  expect(npmCommand(ARGS, platform)).toEqual({ program: 'npm', args: ARGS });
});

it('npm is the file that it named itself on Windows, and runs without a shell', () => {
  const env = { npm_execpath: 'C:\\npm\\npm-cli.js' };
  expect(npmCommand(ARGS, 'win32', env, 'node.exe')).toEqual({
    program: 'node.exe',
    args: ['C:\\npm\\npm-cli.js', ...ARGS],
  });
});

it.each([[{}], [{ npm_execpath: 'C:\\pnpm\\pnpm.exe' }]])(
  'npm is the file beside Node on Windows when it named none: %j',
  (env) => {
    const node = join('nodejs', 'node.exe');
    expect(npmCommand(ARGS, 'win32', env, node)).toEqual({
      program: node,
      args: [join('nodejs', 'node_modules', 'npm', 'bin', 'npm-cli.js'), ...ARGS],
    });
  },
);
