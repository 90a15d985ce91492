/**
 * The keychain's own process, and the only importer of keytar. It is separate because keytar can crash
 * (a locked keyring) or never return (an unlock prompt), and neither may take the app with it.
 * Runs as an Electron utility process under the window, as a plain Node child under the command line.
 */
import { createRequire } from 'node:module';
import type { MessageEvent, ParentPort } from 'electron';
import type * as Keytar from 'keytar';
import type { KeychainResponse, KeychainRequest } from '../keychain-protocol';

const electronPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

function sendResponse(message: KeychainResponse): void {
  if (electronPort) electronPort.postMessage(message);
  else process.send?.(message);
}

// By require, since import() does not see into the archive of a packaged app.
const require = createRequire(__filename);

// Without libsecret, loading throws; the first request then answers with the error.
let loadedKeytar: typeof Keytar | undefined;
const loadKeytar = (): typeof Keytar => (loadedKeytar ??= require('keytar') as typeof Keytar);

async function runRequest(request: KeychainRequest): Promise<string | null> {
  const { getPassword, setPassword, deletePassword } = loadKeytar();
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

async function handleRequest(request: KeychainRequest): Promise<void> {
  const { id } = request;
  try {
    sendResponse({ id, ok: true, value: await runRequest(request) });
  } catch (error) {
    sendResponse({
      id,
      ok: false,
      error: error instanceof Error ? error.message : 'unknown error',
    });
  }
}

if (electronPort) {
  electronPort.on(
    'message',
    (event: MessageEvent) => void handleRequest(event.data as KeychainRequest),
  );
} else {
  process.on('message', (message) => void handleRequest(message as KeychainRequest));
  // Without the command line, nobody receives the answer.
  process.on('disconnect', () => process.exit(0));
  // A terminal sends Ctrl+C to this process too, and the command line still reads what a write left that it cuts off.
  process.on('SIGINT', () => undefined);
}

// Before the first request comes: it takes as long as a request does.
try {
  loadKeytar();
} catch {
  // See above.
}
