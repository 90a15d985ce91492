/** The command line from its words to its exit code, wherever it runs: under plain Node, or in the packaged program. */
import { compose, type Composition } from '../compose';
import type { KeychainHost } from '../keychain/host';
import { Invoker } from './invoke';
import { processIo as io } from './io';
import { runProgram } from './program';
import { ProgressPrinter } from './progress';

export interface CommandLineParts {
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

export function createCommandLine(parts: CommandLineParts): CommandLine {
  let composition: Composition | null = null;
  const labels = new Map<string, string>();
  const printer = new ProgressPrinter(io, labels);

  const invoker = (): Invoker => {
    composition ??= open(parts);
    // Labels only make progress easier to read: a store that cannot tell them fails the command itself.
    nameProfiles(composition, labels).catch(() => undefined);
    return new Invoker(composition, (progress) => {
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
        io.err(`Latchkey failed: ${nameOf(error)}\n`);
        return 1;
      }
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');

const open = ({
  version,
  electron,
  evaluation,
  codeFolder,
  keychainHost,
}: CommandLineParts): Composition =>
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
async function nameProfiles(
  { workspace }: Composition,
  labels: Map<string, string>,
): Promise<void> {
  const store = await workspace.store();
  for (const { id, label } of await store.listProfiles()) labels.set(id, label);
}
