/** What main and the comparing thread say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { InstanceMatrix, ParsedRequestFor } from '../../../contract';
import type { RpcClient } from '../../store/client/rpc-client';
import type { StoreWorkerMethods } from '../../store/worker-protocol';

export type InstancesRequest = ParsedRequestFor<'comparison.instances'>;

export interface ComparisonWorkerMethods {
  /** `token`: names the call, so that it can be cancelled. */
  page(token: number, request: InstancesRequest): Promise<InstanceMatrix>;
  cancel(token: number): void;
  /** Makes what a comparison of these instances will need. */
  prepare(profileIds: readonly string[]): Promise<void>;
}

/** With it comes a way to the store's thread. */
export interface ComparisonWorkerData {
  readonly store: MessagePort;
}

/** The store as the comparing thread knows it. */
export type ComparisonStoreClient = RpcClient<StoreWorkerMethods>;
