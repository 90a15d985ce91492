/** The command that starts npm on each system. */
import { dirname, join } from 'node:path';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * `npm` on the PATH, or on Windows npm's JavaScript file. Node starts the script `npm.cmd` only through a shell, and a
 * shell would interpret the arguments. Tests pass another system.
 */
export function npmCommand(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  node: string = process.execPath,
): Command {
  if (platform !== 'win32') return { program: 'npm', args };
  // npm passes the path of its file to the scripts that it runs. Otherwise the file is next to Node.
  const runningFile = env['npm_execpath'];
  const file = runningFile?.endsWith('.js')
    ? runningFile
    : join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return { program: node, args: [file, ...args] };
}
