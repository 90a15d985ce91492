/** How npm is started by these scripts. */
import { dirname, join } from 'node:path';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * `npm` on the PATH; on Windows its JavaScript file. `npm.cmd` is a script for a shell, which Node refuses to start
 * without one, and a shell would read the arguments in its own way. Tests give another system.
 */
export function npmCommand(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  node: string = process.execPath,
): Command {
  if (platform !== 'win32') return { program: 'npm', args };
  // Npm names its file to the scripts that it runs; by itself it lies beside Node.
  const named = env['npm_execpath'];
  const file = named?.endsWith('.js')
    ? named
    : join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return { program: node, args: [file, ...args] };
}
