/** The command line from its words to its exit code, wherever it runs: under plain Node, or in the packaged program. */
import { compose, type Composition } from '../compose';
import type { KeychainHost } from '../keychain/keychain-client';
import { OperationInvoker } from './operation-invoker';
import { processCommandLineIo as io } from './io';
import { runProgram } from './program';
import { ProgressPrinter } from './progress-printer';

export interface CommandLineOptions {
  readonly version: string;
  /** Of the runtime; null under plain Node. */
  readonly electron: string | null;
  readonly evaluation: boolean;
  /** The folder of the compiled main. */
  readonly codeFolder: string;
  readonly keychainHost: KeychainHost;
}

export interface CommandLine {
  /** Resolves with the exit code. */
  run(args: readonly string[]): Promise<number>;
  /** Cancels what is under way, and lets the command say so. */
  interrupt(): void;
}

export function createCommandLine(parts: CommandLineOptions): CommandLine {
  let composition: Composition | null = null;
  const labels = new Map<string, string>();
  const printer = new ProgressPrinter(io, labels);

  const invoker = (): OperationInvoker => {
    composition ??= composeForCommandLine(parts);
    // Labels only make progress easier to read: a store that cannot tell them fails the command itself.
    loadProfileLabels(composition, labels).catch(() => undefined);
    return new OperationInvoker(composition, (progress) => {
      printer.show(progress);
    });
  };
  return {
    interrupt: () => composition?.dispatcher.cancelAll(),
    run: async (args) => {
      try {
        const code = await runProgram(args, { io, version: parts.version, invoker });
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
      io.err(`unexpected failure in ${operation}: ${error instanceof Error ? error.name : ''}\n`);
    },
  });

/** Progress speaks of labels, not of ids. */
async function loadProfileLabels(
  { workspace }: Composition,
  labels: Map<string, string>,
): Promise<void> {
  const store = await workspace.store();
  for (const { id, label } of await store.listProfiles()) labels.set(id, label);
}
