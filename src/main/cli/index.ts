/** Starts the command line under plain Node: no display, no Electron. */
import { version } from '../../../package.json';
import { nodeKeychainHost } from '../keychain/node-host';
import { createCommandLine } from './command-line';

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

void commandLine.run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
