/** Starts the keychain's process from plain Node: the command line and the tests. */
import { fork } from 'node:child_process';
import type { KeychainHost } from './keychain-client';

export const nodeKeychainHost: KeychainHost = (processFile) => {
  // No inherited stdout: what the command line prints is data for programs.
  const child = fork(processFile, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    send: (message) => {
      if (child.connected) child.send(message as object);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => child.kill('SIGKILL'),
  };
};
