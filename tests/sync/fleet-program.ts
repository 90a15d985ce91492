/** A program of its own that adds many instances and reads them: its peak memory is that of main without a window. */
import { resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { OperationName, RequestFor, ResponseFor, Result } from '../../src/contract';
import { compose } from '../../src/main/compose';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';

export interface FleetInstance {
  readonly label: string;
  readonly origin: string;
  readonly token: string;
}

export interface FleetReport {
  readonly results: ResponseFor<'inventory.sync'>['results'];
  /** Every state that the keychain was in since it first opened, in order. */
  readonly keychainStates: readonly string[];
  readonly accounts: number;
  /** Pages with accounts on them that were answered before the sync ended. */
  readonly pagesMeanwhile: number;
  /** Peak resident memory in MB. */
  readonly peakMb: number;
  /** Seconds of the sync. */
  readonly seconds: number;
}

async function run(instances: readonly FleetInstance[]): Promise<FleetReport> {
  const keychainStates: string[] = [];
  const composition = compose({
    codeFolder: resolve('out', 'main'),
    keychainHost: nodeKeychainHost,
    about: { version: '0', electron: null, evaluation: false, platform: process.platform },
    desktop: null,
    announce: ({ event }) => {
      if (event !== 'statusChanged') return;
      const { state } = composition.workspace.status().keychain;
      if (keychainStates.at(-1) !== state) keychainStates.push(state);
    },
    onUnexpected: (operation, error) => {
      process.stderr.write(`${operation}: ${error instanceof Error ? error.name : ''}\n`);
    },
    onUndeclared: (operation, code) => {
      process.stderr.write(`${operation}: ${code} is not declared\n`);
    },
  });
  const call = async <N extends OperationName>(
    operation: N,
    request: RequestFor<N>,
    progress: () => void = () => undefined,
  ): Promise<ResponseFor<N>> => {
    const result = (await composition.dispatcher.dispatch(
      { callId: randomUUID(), operation, request },
      { source: 'commandLine', progress },
    )) as Result<ResponseFor<N>>;
    if (!result.ok) throw new Error(`${operation}: ${result.problem.code}`);
    return result.value;
  };
  try {
    // All at once, into an empty folder.
    await Promise.all(
      instances.map(({ label, origin, token }) =>
        call('profile.add', { instance: origin, label, token, check: false }),
      ),
    );
    const from = Date.now();
    let pagesMeanwhile = 0;
    let isSyncing = true;
    let steps = 0;
    // A page at every twentieth step of the sync: it must not be slowed down by pages alone.
    const readPage = (): void => {
      steps += 1;
      if (steps % 20 !== 0) return;
      void call('inventory.search', { filter: {}, limit: 100 }).then(({ rows }) => {
        if (isSyncing && rows.length > 0) pagesMeanwhile += 1;
      });
    };
    const { results } = await call('inventory.sync', { profileIds: null, depth: 'full' }, readPage);
    isSyncing = false;
    const seconds = Math.round((Date.now() - from) / 1000);
    const { total } = await call('inventory.search', { filter: {}, limit: 1 });
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    return { results, keychainStates, accounts: total, pagesMeanwhile, peakMb, seconds };
  } finally {
    await composition.close();
  }
}

process.once('message', (instances: readonly FleetInstance[]) => {
  void run(instances).then(
    (report) => process.send?.({ report }, () => process.exit()),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? error.message : 'failed' }, () =>
        process.exit(1),
      ),
  );
});
process.send?.('ready');
