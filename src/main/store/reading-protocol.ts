/** What main and the thread of the reading connection say to each other, and which methods that thread has. */
import type { MessagePort } from 'node:worker_threads';
import type { RpcRequest, RpcResponse, StoreWorkerMethods } from './worker-protocol';

/** What the screen reads. A reading that also writes is not one of them. */
export const READING_METHODS = [
  'listProfiles',
  'getProfile',
  'listProviders',
  'searchAccounts',
  'findBestMatches',
  'findAccountPosition',
  'countSlice',
  'getFacets',
  'getOverview',
  'getAccountDetail',
  'listTroubledAccounts',
  'countUnreadStreams',
  'countExport',
  'listPairings',
  'listSavedComparisons',
  'listSavedViews',
  'listChangedParts',
  'listChangeLimits',
  'listSnapshots',
  'listAccountSnapshots',
  'getSettings',
  'getChosenSettings',
] as const satisfies readonly (keyof StoreWorkerMethods)[];

export type ReadingMethod = (typeof READING_METHODS)[number];
export type ReadingMethods = Pick<StoreWorkerMethods, ReadingMethod>;

/** Sent by the writing thread to the reading one, so that main need not keep the key. Null: there is no second connection. */
export type ReadingStart = { readonly file: string; readonly key: string } | null;

/** The first message: the file and its key come through this port. */
export interface ReadingPortMessage {
  readonly start: MessagePort;
}

export type ReadingThreadMessage =
  | ReadingPortMessage
  | RpcRequest
  /** Nobody waits for the answer any more: the request is not begun. */
  | { readonly cancel: number }
  | { readonly close: true };

export type ReadingThreadAnswer = { readonly ready: boolean } | RpcResponse;
