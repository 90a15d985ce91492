/** Starts the command line under plain Node: no display, no Electron. */
import { version } from '../../../package.json';
import { nodeKeychainHost } from '../keychain/node-host';
import { startAgain, withoutUnsafe } from '../safe-environment';
import { createCommandLine } from './command-line';

const args = process.argv.slice(2);
const safe = withoutUnsafe({ env: process.env, args: ['--', ...args] });
void (safe ? startAgain({ env: safe.env, args }, __filename) : runCommand()).then((code) => {
  process.exitCode = code;
});

function runCommand(): Promise<number> {
  const commandLine = createCommandLine({
    version,
    electron: null,
    evaluation: false,
    codeFolder: __dirname,
    keychainHost: nodeKeychainHost,
  });
  // The first Ctrl+C cancels the running operations; the second ends the process.
  process.once('SIGINT', () => {
    commandLine.interrupt();
  });
  return commandLine.run(args);
}
