/** Starts the keychain's process under Electron: a packaged app cannot start a plain Node child. */
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { utilityProcess } from 'electron';
import { KeychainFailure } from './keychain-failure';
import type { KeychainHost } from './keychain-client';

export const electronKeychainHost: KeychainHost = (processFile) => {
  if (isReplaced()) throw new KeychainFailure('replaced');
  const child = utilityProcess.fork(processFile, [], {
    // Shown by the system's list of processes: `Latchkey keychain`, `Latchkey store-check`.
    serviceName: `Latchkey ${basename(processFile, '-process.js')}`,
    stdio: 'ignore',
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
};

/**
 * Whether the file of the running program was deleted. Electron would end itself when asked to start a process then.
 */
function isReplaced(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return readlinkSync('/proc/self/exe').endsWith(' (deleted)');
  } catch {
    return false;
  }
}
