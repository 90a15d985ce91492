/**
 * The keychain's own process, and the only importer of keytar. It is apart because keytar can crash
 * (a locked keyring) or never return (an unlock prompt), and neither may take the app with it.
 * Runs as an Electron utility process under the window, as a plain Node child under the command line.
 */
import { createRequire } from 'node:module';
import type { MessageEvent, ParentPort } from 'electron';
import type * as Keytar from 'keytar';
import type { KeychainAnswer, KeychainRequest } from './protocol';

const electronPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

function answer(message: KeychainAnswer): void {
  if (electronPort) electronPort.postMessage(message);
  else process.send?.(message);
}

// By require, since import() does not see into the archive of a packaged app.
const require = createRequire(__filename);

// On a system without libsecret the loading itself throws; the first request then tells it.
let loaded: typeof Keytar | undefined;
const keytar = (): typeof Keytar => (loaded ??= require('keytar') as typeof Keytar);

async function run(request: KeychainRequest): Promise<string | null> {
  const { getPassword, setPassword, deletePassword } = keytar();
  switch (request.method) {
    case 'get':
      return getPassword(request.service, request.account);
    case 'set':
      await setPassword(request.service, request.account, request.value);
      return null;
    case 'delete':
      // What it answers is the same for nothing there and for a locked keychain: the vault looks for itself.
      await deletePassword(request.service, request.account);
      return null;
  }
}

async function serve(request: KeychainRequest): Promise<void> {
  const { id } = request;
  try {
    answer({ id, ok: true, value: await run(request) });
  } catch (error) {
    answer({ id, ok: false, error: error instanceof Error ? error.message : 'unknown error' });
  }
}

if (electronPort) {
  electronPort.on('message', (event: MessageEvent) => void serve(event.data as KeychainRequest));
} else {
  process.on('message', (message) => void serve(message as KeychainRequest));
  // When the command line is gone there is nobody left to answer.
  process.on('disconnect', () => process.exit(0));
}

// Before the first request comes: it takes as long as a request does.
try {
  keytar();
} catch {
  // See above.
}
