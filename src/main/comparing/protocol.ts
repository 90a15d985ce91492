/** What main and the comparing thread say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { InstanceMatrix, ParsedRequestFor } from '../../contract';
import type { Caller } from '../store/caller';
import type { ThreadMethods } from '../store/protocol';

export type InstancesRequest = ParsedRequestFor<'comparison.instances'>;

export interface ComparingMethods {
  /** `token`: names the call, so that it can be cancelled. */
  page(token: number, request: InstancesRequest): Promise<InstanceMatrix>;
  cancel(token: number): void;
  /** Makes what a comparison of these instances will need. */
  prepare(profileIds: readonly string[]): Promise<void>;
}

/** With it comes a way to the store's thread. */
export interface ComparingStart {
  readonly store: MessagePort;
}

/** The store as the comparing thread knows it. */
export type StoreLine = Caller<ThreadMethods>;
