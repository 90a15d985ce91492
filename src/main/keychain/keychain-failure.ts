/** What a keychain can fail with. Loaded before the window, so it imports nothing. */
export type KeychainTrouble =
  'locked' | 'missing' | 'withoutKeyring' | 'hanging' | 'crashed' | 'replaced';

/** Raised inside the vault; it becomes a status and a Problem before it leaves. */
export class KeychainFailure extends Error {
  constructor(readonly trouble: KeychainTrouble) {
    super(`keychain ${trouble}`);
    this.name = 'KeychainFailure';
  }
}

const missingPatterns = [
  /autolaunch D-Bus/i,
  /was not provided by any \.service/i,
  /ServiceUnknown/i,
  /could not connect/i,
  /failed to connect to socket/i,
  /address is empty/i,
  /libsecret/i,
  /keytar\.node/i,
  /not supported/i,
];
/** The Secret Service runs, but nobody created a keyring: after a first login, in WSL, or without a desktop. */
const noKeyringPatterns = [/does not exist at path .*\/secrets\/(?:collection|aliases)/i];
const lockedPatterns = [
  /locked collection/i,
  /is locked/i,
  /interaction is not allowed/i,
  /user canceled/i,
];

/** Reads the text of a keytar error. Texts were seen on Linux and macOS; any other text counts as a crash. */
export function toKeychainTrouble(errorText: string): KeychainTrouble {
  if (lockedPatterns.some((pattern) => pattern.test(errorText))) return 'locked';
  if (noKeyringPatterns.some((pattern) => pattern.test(errorText))) return 'withoutKeyring';
  if (missingPatterns.some((pattern) => pattern.test(errorText))) return 'missing';
  return 'crashed';
}
