/** A running keychain process, whatever started it. */
export interface KeychainProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however it ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts the compiled keychain process. Throws a KeychainFailure when that cannot be. */
export type KeychainHost = (processFile: string) => KeychainProcess;
