/** Starts the keychain's process under Electron, where a plain Node child is not to be had in a packaged app. */
import { utilityProcess } from 'electron';
import type { KeychainHost } from './host';

export const electronKeychainHost: KeychainHost = (processFile) => {
  const child = utilityProcess.fork(processFile, [], {
    serviceName: 'Latchkey keychain',
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
