/** Starts the compiled process of the keychain for a test. */
import { fork, type ChildProcess } from 'node:child_process';
import type { KeychainHost } from '../../src/main/keychain/keychain-client';

interface Watcher {
  readonly started?: (child: ChildProcess) => void;
  readonly sent?: (message: unknown) => void;
}

/** The real process file in a real child, with the environment of a private desktop. */
export const keychainHostOn =
  (env: NodeJS.ProcessEnv, watcher: Watcher = {}): KeychainHost =>
  (file) => {
    const child = fork(file, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    watcher.started?.(child);
    return {
      send: (message) => {
        watcher.sent?.(message);
        child.send(message as object);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  };
