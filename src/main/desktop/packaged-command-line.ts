/**
 * The command line inside the packaged program. It has no plain Node to run on: that the program can be made to act
 * as one is switched off. Started without a display, and apart from a window that may be open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { CommandLine } from '../cli/command-line';
import { electronKeychainHost } from '../keychain/electron-host';
import { isEvaluationRuntime } from './runtime';

/** What the program's starter puts before the words of a command. */
const COMMAND_MARKER = ['--command-line', '--'] as const;

/** The words of a command; null when the window is wanted. */
export function findCommand(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(COMMAND_MARKER[0]);
  return at !== -1 && argv[at + 1] === COMMAND_MARKER[1]
    ? argv.slice(at + COMMAND_MARKER.length)
    : null;
}

/** What a shell says of a command that was ended with Ctrl+C. */
const EXIT_INTERRUPTED = 130;

/** Runs a command and ends the program with its exit code, whatever goes wrong; nothing of it is left in the system. */
export async function runPackagedCommand(
  args: readonly string[],
  codeFolder: string,
): Promise<void> {
  const scratch: string[] = [];
  const end = (code: number): void => {
    scratch.splice(0).forEach(removeFolder);
    app.exit(code);
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-command-'));
    scratch.push(folder);
    // Chromium's files of a command that has no page are of no use afterwards.
    app.setPath('userData', folder);
    end(await runInElectron(args, codeFolder, end));
  } catch (error) {
    // The kind of the error alone: its text may carry what must not be printed.
    process.stderr.write(
      `Latchkey failed: ${error instanceof Error ? error.name : typeof error}\n`,
    );
    end(1);
  }
}

async function runInElectron(
  args: readonly string[],
  codeFolder: string,
  end: (code: number) => void,
): Promise<number> {
  const { createCommandLine } = await import('../cli/command-line');
  await app.whenReady();
  const commandLine = createCommandLine({
    version: app.getVersion(),
    electron: process.versions.electron,
    evaluation: isEvaluationRuntime(process.versions.electron),
    codeFolder,
    keychainHost: electronKeychainHost,
  });
  handleInterrupts(commandLine, () => {
    end(EXIT_INTERRUPTED);
  });
  return commandLine.run(args);
}

/**
 * The first Ctrl+C cancels, and lets the command say so; the second ends it. Electron's own handlers, which are there
 * by now, would ask to quit once and let the system end the program the second time, with its files left behind.
 */
function handleInterrupts(command: Pick<CommandLine, 'interrupt'>, end: () => void): void {
  let interrupted = false;
  const stop = (): void => {
    if (interrupted) end();
    else command.interrupt();
    interrupted = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  app.on('before-quit', (event) => {
    event.preventDefault();
    stop();
  });
}

/** A file that is still written to must not keep the program from ending. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The system clears its temporary folder by itself.
  }
}
