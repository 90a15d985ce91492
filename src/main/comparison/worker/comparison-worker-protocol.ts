/** The messages between main and the comparison thread. */
import type { MessagePort } from 'node:worker_threads';
import type { InstanceMatrix, ParsedRequestFor } from '../../../contract';
import type { RpcClient } from '../../store/client/rpc-client';
import type { StoreWorkerMethods } from '../../store/worker-protocol';

export type InstancesRequest = ParsedRequestFor<'comparison.instances'>;

export interface ComparisonWorkerMethods {
  /** `token`: identifies the call for `cancel`. */
  page(token: number, request: InstancesRequest): Promise<InstanceMatrix>;
  cancel(token: number): void;
  /** Prepares what a comparison of these instances needs. */
  prepare(profileIds: readonly string[]): Promise<void>;
}

/** `store`: a port to the store's thread. */
export interface ComparisonWorkerData {
  readonly store: MessagePort;
}

/** The store, as the comparison thread calls it. */
export type ComparisonStoreClient = RpcClient<StoreWorkerMethods>;
