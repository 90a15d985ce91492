/** Runs the command line, from its arguments to its exit code: under plain Node or in the packaged program. */
import { compose, type Composition } from '../compose';
import type { KeychainHost } from '../keychain/keychain-client';
import { OperationInvoker } from './operation-invoker';
import { processCommandLineIo as io } from './io';
import { printProblem } from './print';
import { runProgram } from './program';
import { ProgressPrinter } from './progress-printer';

export interface CommandLineOptions {
  readonly version: string;
  /** Version of the runtime; null under plain Node. */
  readonly electron: string | null;
  readonly evaluation: boolean;
  /** The folder of the compiled main. */
  readonly codeFolder: string;
  readonly keychainHost: KeychainHost;
}

export interface CommandLine {
  /** Resolves with the exit code. */
  run(args: readonly string[]): Promise<number>;
  /** Cancels the running operations. The command then prints that it was cancelled. */
  interrupt(): void;
}

export function createCommandLine(options: CommandLineOptions): CommandLine {
  let composition: Composition | null = null;
  const labels = new Map<string, string>();
  const printer = new ProgressPrinter(io, labels);

  const invoker = (): OperationInvoker => {
    composition ??= composeForCommandLine(options);
    // Labels only make progress easier to read. If the store cannot be read, the command itself fails.
    loadProfileLabels(composition, labels).catch(() => undefined);
    return new OperationInvoker(
      composition,
      (progress) => {
        printer.show(progress);
      },
      (problem) => {
        printProblem(io, problem);
      },
    );
  };
  return {
    interrupt: () => composition?.dispatcher.cancelAll(),
    run: async (args) => {
      try {
        const code = await runProgram(args, { io, version: options.version, invoker });
        printer.end();
        await composition?.close();
        return code;
      } catch (error) {
        io.err(`Latchkey failed: ${errorName(error)}\n`);
        return 1;
      }
    },
  };
}

const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : 'unknown error';

const composeForCommandLine = ({
  version,
  electron,
  evaluation,
  codeFolder,
  keychainHost,
}: CommandLineOptions): Composition =>
  compose({
    codeFolder,
    keychainHost,
    about: { version, electron, evaluation, platform: process.platform },
    desktop: null,
    announce: () => undefined,
    onUnexpected: (operation, error) => {
      io.err(`Unexpected failure in ${operation}: ${error instanceof Error ? error.name : ''}\n`);
    },
  });

/** Progress shows labels instead of ids. */
async function loadProfileLabels(
  { workspace }: Composition,
  labels: Map<string, string>,
): Promise<void> {
  const store = await workspace.store();
  for (const { id, label } of await store.listProfiles()) labels.set(id, label);
}
