/** The command line's start: plain Node, no display, no Electron. */
import { version } from '../../../package.json';
import { compose, type Composition } from '../compose';
import { nodeKeychainHost } from '../keychain/node-host';
import { Invoker } from './invoke';
import { processIo as io } from './io';
import { runProgram } from './program';
import { ProgressPrinter } from './progress';

let composition: Composition | null = null;
const labels = new Map<string, string>();
const printer = new ProgressPrinter(io, labels);

function open(): Composition {
  return compose({
    codeFolder: __dirname,
    keychainHost: nodeKeychainHost,
    about: { version, electron: null, evaluation: false, platform: process.platform },
    desktop: null,
    announce: () => undefined,
    onUnexpected: (operation, error) => {
      io.err(`unexpected failure in ${operation}: ${error instanceof Error ? error.name : ''}\n`);
    },
  });
}

function invoker(): Invoker {
  composition ??= open();
  // Labels only make progress easier to read: a store that cannot tell them fails the command itself.
  nameProfiles(composition).catch(() => undefined);
  return new Invoker(composition, (progress) => {
    printer.show(progress);
  });
}

/** Progress speaks of labels, not of ids. */
async function nameProfiles({ workspace }: Composition): Promise<void> {
  const store = await workspace.store();
  for (const { id, label } of await store.listProfiles()) labels.set(id, label);
}

// The first Ctrl+C cancels and lets the command say so; the second ends it.
process.once('SIGINT', () => composition?.dispatcher.cancelAll());

void runProgram(process.argv.slice(2), { io, version, invoker }).then(
  async (code) => {
    printer.end();
    await composition?.close();
    process.exitCode = code;
  },
  (error: unknown) => {
    io.err(`Latchkey failed: ${error instanceof Error ? error.name : 'unknown error'}\n`);
    process.exitCode = 1;
  },
);
