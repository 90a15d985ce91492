/**
 * The command line inside the packaged program. It runs in Electron, since a fuse forbids the program to act as Node.
 * It needs no display and is independent of an open window.
 */
import { app } from 'electron';
import type { CommandLine } from '../cli/command-line';
import { electronKeychainHost } from '../keychain/electron-host';
import {
  makeTemporaryFolder,
  removeLeftFolders,
  removeTemporaryFolder,
} from '../temporary-folders';
import { systemProxy } from './system-proxy';
import { isEvaluationRuntime } from './runtime';

/** The launcher puts these arguments before a command. */
const COMMAND_MARKER = ['--command-line', '--'] as const;

/** The arguments of a command; null if the window is to be opened. */
export function findCommand(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(COMMAND_MARKER[0]);
  return at !== -1 && argv[at + 1] === COMMAND_MARKER[1]
    ? argv.slice(at + COMMAND_MARKER.length)
    : null;
}

/** A shell's exit code for a command that was ended with Ctrl+C. */
const EXIT_INTERRUPTED = 130;

/** Runs a command and always ends the program with an exit code. Removes its temporary files. */
export async function runPackagedCommand(
  args: readonly string[],
  codeFolder: string,
): Promise<void> {
  const temporaryFolders: string[] = [];
  const end = (code: number): void => {
    temporaryFolders.splice(0).forEach(removeTemporaryFolder);
    app.exit(code);
  };
  try {
    // Of commands that were killed.
    removeLeftFolders('command');
    const folder = makeTemporaryFolder('command');
    temporaryFolders.push(folder);
    // Chromium writes files here that nobody needs after a command.
    app.setPath('userData', folder);
    end(await runInElectron(args, codeFolder, end));
  } catch (error) {
    // Only the name of the error: its message can contain a secret.
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
    proxyFor: systemProxy,
  });
  handleInterrupts(commandLine, () => {
    end(EXIT_INTERRUPTED);
  });
  return commandLine.run(args);
}

/**
 * The first Ctrl+C cancels the running operations, the second ends the program. Electron's own handlers would quit at
 * the first and let the system kill the program at the second, which leaves its files behind.
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
