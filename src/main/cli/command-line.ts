/** Runs the command line, from its arguments to its exit code: under plain Node or in the packaged program. */
import type { Problem } from '../../contract';
import { compose, type Composition, type CompositionOptions } from '../compose';
import type { KeychainHost } from '../keychain/keychain-client';
import { OperationInvoker } from './operation-invoker';
import { processCommandLineIo, type CommandLineIo } from './io';
import { watchOutput } from './output-failure';
import { printProblem } from './print';
import { runProgram } from './program';
import { ProgressPrinter } from './progress-printer';
import { unlockForCommand } from './unlock';
import { once } from '../shared-promise';

export interface CommandLineOptions {
  readonly version: string;
  /** Version of the runtime; null under plain Node. */
  readonly electron: string | null;
  readonly evaluation: boolean;
  /** The folder of the compiled main. */
  readonly codeFolder: string;
  readonly keychainHost: KeychainHost;
  /** Finds the proxy of an address; the environment's by default. */
  readonly proxyFor?: CompositionOptions['proxyFor'];
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
  const cancelAll = (): void => composition?.dispatcher.cancelAll();
  const { io, failureCode } = watchOutput(processCommandLineIo, cancelAll);
  const printer = new ProgressPrinter(io, labels);

  const invoker = (): OperationInvoker => {
    composition ??= composeForCommandLine(options, io);
    // Labels only make progress easier to read. If the store cannot be read, the command itself fails.
    loadProfileLabels(composition, labels).catch(() => undefined);
    return new OperationInvoker(
      composition,
      (progress) => {
        printer.show(progress);
      },
      unlockOnce(composition, io),
      (problem) => {
        printProblem(io, problem);
      },
    );
  };
  return {
    interrupt: cancelAll,
    run: async (args) => {
      try {
        const code = await runProgram(args, { io, version: options.version, invoker });
        printer.end();
        await composition?.close();
        return (await failureCode()) ?? code;
      } catch (error) {
        io.err(`Latchkey failed: ${errorName(error)}\n`);
        return 1;
      }
    },
  };
}

const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : 'unknown error';

const composeForCommandLine = (
  { version, electron, evaluation, codeFolder, keychainHost, proxyFor }: CommandLineOptions,
  io: CommandLineIo,
): Composition =>
  compose({
    codeFolder,
    keychainHost,
    proxyFor,
    about: { version, electron, evaluation, platform: process.platform },
    desktop: null,
    announce: () => undefined,
    onUnexpected: (operation, error) => {
      io.err(`Unexpected failure in ${operation}: ${error instanceof Error ? error.name : ''}\n`);
    },
    onUndeclared: (operation, code) => {
      io.err(`Undeclared Problem in ${operation}: ${code}\n`);
    },
  });

/** One question, however many operations the command calls. */
function unlockOnce({ lock }: Composition, io: CommandLineIo): () => Promise<Problem | null> {
  const unlocked = once(() => unlockForCommand(lock, io));
  return () => unlocked.get();
}

/** Progress shows labels instead of ids. */
async function loadProfileLabels(
  { workspace }: Composition,
  labels: Map<string, string>,
): Promise<void> {
  const store = await workspace.store();
  for (const { id, label } of await store.listProfiles()) labels.set(id, label);
}
