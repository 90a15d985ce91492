/** The sample company while it is open: a workspace of its own with a store in memory, which nothing else can reach. */
import { createProblem, type LatchkeyEvent } from '../../contract';
import type { Dispatcher } from '../api/dispatcher';
import { createWorkspaceDispatcher, shutDown, type ServiceOptions } from '../compose';
import { NetworkSettings } from '../network/network-settings';
import { openStore } from '../store';
import { Workspace } from '../workspace';
import { fillSampleStore } from './fill-sample-store';
import { sampleVault } from './sample-vault';

export interface SampleOptions extends Pick<
  ServiceOptions,
  'about' | 'comparingFile' | 'onUnexpected' | 'onUndeclared'
> {
  readonly threadFile: string;
  readonly announce: (event: LatchkeyEvent) => void;
}

export interface OpenSample {
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

/** Why its store is in memory, and stays there. */
const inMemory = createProblem('storeUnavailable', 'The sample company is kept nowhere.');

/** Fails as the store does. */
export async function openSampleCompany({
  threadFile,
  ...options
}: SampleOptions): Promise<OpenSample> {
  const workspace = new Workspace({
    // No folder: nothing is read from one, and nothing is written.
    home: '',
    homeProblem: inMemory,
    vault: sampleVault,
    openStore: () => openStore({ folder: null, key: '', threadFile }),
    announce: options.announce,
  });
  try {
    await fillSampleStore(await workspace.store(), Date.now());
  } catch (error) {
    await workspace.close();
    throw error;
  }
  const dispatcher = createWorkspaceDispatcher(workspace, {
    ...options,
    desktop: null,
    network: new NetworkSettings({ home: '', vault: sampleVault }),
  });
  return { dispatcher, close: () => shutDown(workspace, dispatcher) };
}
