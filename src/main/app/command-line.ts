/**
 * The command line inside the packaged program. It has no plain Node to run on: that the program can be made to act
 * as one is switched off. Started without a display, and apart from a window that may be open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { electronKeychainHost } from '../keychain/electron-host';
import { isEvaluation } from './runtime';

/** What the program's starter puts before the words of a command. */
const SIGN = ['--command-line', '--'] as const;

/** The words of a command; null when the window is wanted. */
export function commandIn(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(SIGN[0]);
  return at !== -1 && argv[at + 1] === SIGN[1] ? argv.slice(at + SIGN.length) : null;
}

/** Runs a command and ends the program with its exit code. */
export async function runCommand(args: readonly string[], codeFolder: string): Promise<void> {
  // Chromium's files of a command that has no page are of no use afterwards.
  const scratch = mkdtempSync(join(tmpdir(), 'latchkey-command-'));
  app.setPath('userData', scratch);
  const { createCommandLine } = await import('../cli/run');
  await app.whenReady();
  const commandLine = createCommandLine({
    version: app.getVersion(),
    electron: process.versions.electron,
    evaluation: isEvaluation(process.versions.electron),
    codeFolder,
    keychainHost: electronKeychainHost,
  });
  // Ctrl+C asks Electron to quit: the first time it cancels, and lets the command say so.
  app.once('before-quit', (event) => {
    event.preventDefault();
    commandLine.interrupt();
  });
  const code = await commandLine.run(args);
  rmSync(scratch, { recursive: true, force: true });
  app.exit(code);
}
