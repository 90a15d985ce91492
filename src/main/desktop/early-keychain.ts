/** Starts the keychain's process while the rest of main loads. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronKeychainHost } from '../keychain/electron-host';
import type { KeychainHost } from '../keychain/keychain-client';
import { startAhead } from '../keychain/started-ahead';
import { isLockedAtStart } from './lock-window';

/** Only where Latchkey has been before, and not while the lock keeps the keychain unread. */
export const startKeychainEarly = (home: string, codeFolder: string): KeychainHost =>
  existsSync(join(home, 'vault-id')) && !isLockedAtStart(home)
    ? startAhead(electronKeychainHost, join(codeFolder, 'keychain-process.js'))
    : electronKeychainHost;
